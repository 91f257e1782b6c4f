"""``python -m mutua.cli``: the same as ``mutua``."""

import sys

from mutua.cli import main

sys.exit(main())
