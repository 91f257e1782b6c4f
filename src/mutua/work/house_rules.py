"""What the house asks of a contract beside the law: each a verdict like the law's."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import connection
from django.db.models import Sum

from mutua.ground import clock
from mutua.ground.formats import money
from mutua.legislation.engine.verdicts import BLOCK, PASS, WARN, Verdict
from mutua.people import queries
from mutua.people.models import BankAccount, NationalNumber
from mutua.work import guests
from mutua.work import hours as time
from mutua.work.facts import staying
from mutua.work.models import Contract, ContractMonth, LookAhead, Period

OWN = "setting"
# What higher rooms ask of a contract: they add a function that gives verdicts; without one, nothing.
also_asked: list[Callable[[Contract], Iterable[Verdict]]] = []
ADMITTED = ("admitted", "member", "leaving")
WRITTEN_FIRST = "Law of 3 July 1978, art. 9"


def verdicts(contract: Contract) -> tuple[Verdict, ...]:
    """The verdict of every rule of the house on a contract."""
    return (
        _before_it_begins(contract),
        _member(contract),
        _order_signed(contract),
        _budget(contract),
        *([_reserve(contract)] if contract.week is not None else []),
        _known_to_the_state(contract),
        _account(contract),
        *(one for ask in also_asked for one in ask(contract)),
    )


def _before_it_begins(contract: Contract) -> Verdict:
    """Nobody is employed for what has begun already; a next version changes only what has not."""
    first = min(map(time.begins_at, _news(contract)), default=None)
    late = first is not None and first <= clock.now()
    return Verdict(
        "before_it_begins", OWN, BLOCK if late else PASS, WRITTEN_FIRST,
        "begin_later" if late else "", {}, {"begins": first.isoformat() if first else ""},
    )  # fmt: skip


def _news(contract: Contract) -> set[time.Stretch]:
    """The hours that a contract brings, and those that it takes away from the one it replaces."""
    mine = set(time.stretches(contract.hours))
    if contract.replaces is None:
        return mine
    stay = staying(contract.replaces)
    return mine ^ {one for one in _bound(contract.replaces) if one.day.replace(day=1) not in stay}


def _bound(contract: Contract) -> Iterable[time.Stretch]:
    """The hours of a signed contract: of an open-ended one those of every month that was opened."""
    if contract.week is None:
        return time.stretches(contract.hours)
    opened = Period.objects.filter(contract=contract, freed=False)
    return [time.Stretch(one.day, one.from_minute, one.until_minute) for one in opened]


def _member(contract: Contract) -> Verdict:
    """The cooperative has admitted her, or a member has invited her to this work. To hold a share is
    no condition of a contract: the law voids such a clause (law of 3 July 1978, art. 24)."""
    state = queries.live_membership(contract.person_id)
    invited = state not in ADMITTED and guests.was_invited(contract)
    holds = state in ADMITTED or invited
    return Verdict(
        "member", OWN, PASS if holds else BLOCK, "", "" if holds else "become_a_member", {},
        {"membership": state, **({"invited": True} if invited else {})},
    )  # fmt: skip


def _order_signed(contract: Contract) -> Verdict:
    """Work that a client ordered waits for the client's signature."""
    state, _number = guests.order_of(contract)
    waits = state not in ("", "signed")
    return Verdict(
        "order_signed", OWN, BLOCK if waits else PASS, "", "have_it_signed" if waits else "", {},
        {"order": state or "none"},
    )  # fmt: skip


def _budget(contract: Contract) -> Verdict:
    """The budget, with what signed orders promise, holds the whole cost. Whoever does not share the
    activity learns no more than that."""
    if guests.is_guest(contract):
        holds = guests.budget_holds(contract)
        return Verdict(
            "budget", OWN, PASS if holds else BLOCK, "", "" if holds else "ask_who_invited", {},
            {"charged": contract.charged},
        )  # fmt: skip
    left = left_for_work(contract) + freed_by(contract)
    missing = max(0, contract.charged + contract.reserve - left)
    return Verdict(
        "budget", OWN, BLOCK if missing else PASS, "", "add_budget" if missing else "",
        {"amount": money(missing, "en")} if missing else {},
        {"charged": contract.charged, "left": left, "missing": missing},
    )  # fmt: skip


def _reserve(contract: Contract) -> Verdict:
    """What an open-ended contract keeps beside lies in the budget itself, not in what is ordered."""
    with connection.cursor() as cursor:
        cursor.execute("select budget - reserved from mutua.figures_of(%s)", [contract.activity_id])
        (left,) = cursor.fetchone() or (0,)
    left = int(left) + _reserve_freed(contract)
    missing = max(0, contract.reserve - left)
    return Verdict(
        "reserve", OWN, BLOCK if missing else PASS, "", "add_reserve" if missing else "",
        {"amount": money(missing, "en")} if missing else {},
        {"reserve": contract.reserve, "left": left, "missing": missing},
    )  # fmt: skip


def _reserve_freed(contract: Contract) -> int:
    """What is kept for the version that this one replaces."""
    if contract.replaces is None:
        return 0
    look = LookAhead.objects.filter(contract=contract.replaces_id).order_by("-month").first()
    return look.reserve if look else contract.replaces.reserve


def left_for_work(contract: Contract) -> int:
    """What the activity's budget and its signed orders still hold for work, minor units; holds the
    activity's row."""
    with connection.cursor() as cursor:
        cursor.execute("select mutua.left_for_work(%s)", [contract.activity_id])
        (left,) = cursor.fetchone()
    return int(left or 0)


def freed_by(contract: Contract) -> int:
    """What the budget holds for the contract that this one replaces and will hold no more, minor
    units: it counts once."""
    held = ContractMonth.objects.filter(
        contract=contract.replaces_id, confirmed_at=None, freed=False
    )
    months = int(held.aggregate(sum=Sum("charged"))["sum"] or 0) if contract.replaces_id else 0
    return months + _reserve_freed(contract)


def _known_to_the_state(contract: Contract) -> Verdict:
    """Work is declared under a national number, a birth date and an address."""
    person = contract.person
    missing = [
        name
        for name, there in (
            ("born_on", person.born_on),
            ("street", person.street),
            ("postcode", person.postcode),
            ("town", person.town),
            ("national_number", NationalNumber.objects.filter(person=person).exists()),
        )
        if not there
    ]
    return Verdict(
        "known_to_the_state", OWN, WARN if missing else PASS, "", "say_who" if missing else "", {},
        {"missing": missing},
    )  # fmt: skip


def _account(contract: Contract) -> Verdict:
    named = BankAccount.objects.filter(person=contract.person_id).exists()
    return Verdict("account", OWN, PASS if named else BLOCK, "", "" if named else "name_an_account")
