"""What tests ask of a page: its words."""

import re
from typing import Any


def text_of(answer: Any) -> str:
    """The words of a page, without its tags and with plain spaces."""
    plain = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"[\s\u00a0\u202f]+", " ", plain.replace("&#x27;", "'"))
