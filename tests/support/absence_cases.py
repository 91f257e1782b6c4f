"""A case for every verb of absences; see ``verb_cases``."""

from __future__ import annotations

import os
from collections import defaultdict
from datetime import date, timedelta
from itertools import count
from uuid import uuid4

from mutua.ground.actors import MEMBER
from tests.support import absences
from tests.support.store import ALICE
from tests.support.verb_cases import Facts, case

_days: dict[str, count[int]] = defaultdict(count)


@case("work.say_absence", MEMBER, owned=True)
def _() -> Facts:
    """A later version of a day on which she is ill, and no other test has taken."""
    day = date(2026, 10, 1) + timedelta(days=next(_days[os.environ["DATABASE_URL"]]) % 80)
    return {
        "absence": uuid4(), "person": ALICE, "kind": "illness", "first_day": day, "last_day": day,
        "certificate": uuid4().hex * 2, "other_cause": True, "withdrawn": False, "why": "A cold",
        "replaces": absences.say(day),
    }  # fmt: skip
