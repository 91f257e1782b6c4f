"""The contract itself: in writing before work, successive contracts, part time, lending."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from mutua.legislation.belgium.calendar import is_working_day
from mutua.legislation.belgium.employer_rules.contract import Case, Contract, minutes_on, monday
from mutua.legislation.belgium.regimes import among
from mutua.legislation.engine.verdicts import BLOCK, PASS, WARN, Verdict

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country

FIRST_VERSION = "2024-01-01"
FULL_WEEK = 38 * 60
WITHOUT_CONTRACT = among(employed=False)


def written_before_work(law: Country, case: Case) -> Verdict:
    """A fixed-term contract is signed at the latest when work begins."""
    contract = case.contract
    late = contract.signed_on is not None and contract.signed_on > contract.first_day
    missing = contract.signed_on is None
    verdict = BLOCK if late else WARN if missing else PASS
    return Verdict(
        "written_before_work", FIRST_VERSION, verdict, "Law of 3 July 1978, art. 9",
        "sign_before" if verdict != PASS else "", {"day": contract.first_day},
        {"signed_on": contract.signed_on},
    )  # fmt: skip


def successive_contracts(law: Country, case: Case) -> Verdict:
    """Fixed-term contracts that follow each other count as open-ended, unless the nature of the
    work or other lawful reasons justify them."""
    contract = case.contract
    chain = 1 + len(_chain_before(case))
    fixed = not contract.open_ended and contract.regime not in WITHOUT_CONTRACT
    warns = fixed and chain > 1 and not contract.nature_justifies
    return Verdict(
        "successive_contracts", FIRST_VERSION, WARN if warns else PASS,
        "Law of 3 July 1978, art. 10 and 10bis", "give_the_reason" if warns else "",
        {"number": chain}, {"contracts_in_a_row": chain, "justified": contract.nature_justifies},
    )  # fmt: skip


def _chain_before(case: Case) -> list[Contract]:
    """Earlier contracts that follow each other up to this one without a working day between."""
    chain: list[Contract] = []
    start = case.contract.first_day
    for one in sorted(case.others, key=lambda other: other.last_day, reverse=True):
        if one.regime in WITHOUT_CONTRACT or one.first_day >= start:
            continue
        if any(is_working_day(day) for day in _days_between(one.last_day, start)):
            break
        chain.append(one)
        start = one.first_day
    return chain


def _days_between(before: date, after: date) -> list[date]:
    return [before + timedelta(days=n) for n in range(1, (after - before).days)]


def part_time_week(law: Country, case: Case) -> Verdict:
    """A week of part time has at least a third of full time, except where decreed otherwise. Of an
    open-ended contract a whole week is looked at: it may begin and pause in the middle of one."""
    share, version = law.figure("part_time_week_share", case.contract.first_day)
    least = FULL_WEEK * share.numerator // share.denominator
    weeks = {monday(day) for day in case.contract.days}
    pick = max if case.contract.open_ended else min
    shortest = pick(minutes_on(case.periods, w, w + timedelta(6)) for w in weeks)
    missing = max(0, least - shortest)
    applies = case.contract.regime not in WITHOUT_CONTRACT
    verdict = WARN if missing and applies else PASS
    return Verdict(
        "part_time_week", version, verdict,
        "Law of 3 July 1978, art. 11bis; royal decree of 21 December 1992",
        "exception_or_minutes" if verdict == WARN else "", {"minutes": missing},
        {"minutes": shortest, "least": least},
    )  # fmt: skip


def lending_of_workers(law: Country, case: Case) -> Verdict:
    """The client may not act as the employer: only the cooperative directs the work."""
    lends = case.contract.client_directs
    return Verdict(
        "lending_of_workers", FIRST_VERSION, BLOCK if lends else PASS,
        "Law of 24 July 1987, art. 31", "cooperative_directs" if lends else "",
        {}, {"client_directs": lends},
    )  # fmt: skip
