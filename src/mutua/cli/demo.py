"""``mutua demo``: fill an empty store with a make-believe cooperative."""

from __future__ import annotations

import argparse
import sys
import time
from typing import Any

from mutua.cli import store


def add_to(commands: Any) -> None:
    """Add the command to the command line."""
    command = commands.add_parser(
        "demo",
        help="fill an empty store with a make-believe cooperative",
        description="Fill an empty store with a cooperative that the same seed always gives.",
        epilog="Example: mutua demo --members 30 --from 2025-01-01 --until 2026-09-30 --seed 1",
    )
    command.add_argument("--members", type=int, default=30, help="default: 30")
    command.add_argument("--from", dest="first", type=store.day, default="2025-01-01")
    command.add_argument("--until", dest="last", type=store.day, default="2026-09-30")
    command.add_argument("--seed", type=int, default=1, help="default: 1")
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Play the cooperative; 2 when the store belongs to somebody."""
    if not 1 <= given.members <= 500 or given.last < given.first:
        print("mutua: members: allowed: 1 to 500, and days that follow each other", file=sys.stderr)
        return 2
    with store.opened(migrate=True):
        from django.conf import settings

        from mutua.cli.demonstration import CODE, Demo
        from mutua.ground import jobs

        others = _others(CODE)
        if others:
            print(f"mutua: the store belongs to {others[0]}: not filled", file=sys.stderr)
            return 2
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        from django.core import mail

        mail.outbox = []
        begun = time.monotonic()
        made = Demo(given.members, given.first, given.last, given.seed).play()
        jobs.work(wait=False)
        print(", ".join(f"{count:,} {what}" for what, count in made.items()))
        print(f"in {time.monotonic() - begun:.0f} s")
    return 0


def _others(code: str) -> list[str]:
    from mutua.ground.actors import AUDITOR, Actor
    from mutua.ground.transactions import reading
    from mutua.ledger.models import LegalEntity

    with reading(Actor(AUDITOR, job="demo")):
        return list(LegalEntity.objects.exclude(code=code).values_list("name", flat=True))
