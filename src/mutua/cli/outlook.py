"""``mutua treasury forecast|simulate``: cash in the next weeks, the guarantee fund in many years."""

from __future__ import annotations

import argparse
from typing import Any

from mutua.cli import store
from mutua.cli.output import money

FORECAST = (
    "Example: mutua treasury forecast. Exit codes: 0 enough; 1 below zero if clients pay late."
)
SIMULATE = (
    "Example: mutua treasury simulate. Exit codes: 0 dry in at most 1 year of 1,000; 1 in more."
)


def add_to(parts: Any) -> None:
    """Add both parts of the command."""
    foreseeing = parts.add_parser(
        "forecast",
        help="say the cash of the next 13 weeks",
        description=(
            "What open invoices will bring, as their clients have paid so far, and what is owed or"
            " signed, on its day."
        ),
        epilog=FORECAST,
    )
    playing = parts.add_parser(
        "simulate",
        help="play the guarantee fund in many possible years",
        description=(
            "The chance that the fund runs dry within a year, what it would have to hold, and the"
            " same with half a point more of the levy, or were a large client to fail today."
        ),
        epilog=SIMULATE,
    )
    playing.add_argument("--paths", type=int, default=10_000, help="default: 10000")
    for one, run in ((foreseeing, forecast), (playing, simulate)):
        store.add_entity(one)
        one.set_defaults(run=run)


def forecast(given: argparse.Namespace) -> int:
    """A line a week; 1 when cash falls below zero, were clients late."""
    with store.opened():
        from mutua.ground import clock
        from mutua.ground.transactions import reading
        from mutua.treasury.outlook import forecast as foresee
        from mutua.treasury.outlook.looking import LOOKOUT

        entity = store.entity_of(given.entity)
        with reading(LOOKOUT):
            found = foresee.forecast(entity, clock.today())
        print(f"cash {money(found.cash)}")
        print("week          comes        pay  authorities     others      balance    paid late")
        for one in found.weeks:
            print(
                f"{one.begins} {money(one.comes):>10} {money(one.pay):>10}"
                f" {money(one.authorities):>12} {money(one.others):>10} {money(one.balance):>12}"
                f" {money(one.balance_late):>12}"
            )
        print(f"not counted on {money(found.doubtful)}")
        return int(found.lowest.balance_late < 0)


def simulate(given: argparse.Namespace) -> int:
    """A line a case; 1 when the fund runs dry too often."""
    with store.opened():
        from mutua.ground import clock
        from mutua.treasury.outlook.looking import look_ahead
        from mutua.treasury.outlook.simulation import DRY_AT_MOST

        found = look_ahead(store.entity_of(given.entity), clock.today(), given.paths)
        print(f"in the fund and not out {money(found.balance)}")
        print("case                                       dry       to hold   never paid")
        for one in found.cases:
            words = f"{one.kind.replace('_', ' ')} {one.name}"[:38]
            print(
                f"{words:<38} {one.outcome.chance_dry * 100:6.2f} %"
                f" {money(one.outcome.reserve):>12} {money(one.outcome.lost):>12}"
            )
        return int(found.cases[0].outcome.chance_dry > DRY_AT_MOST)
