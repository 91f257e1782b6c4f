"""Leaving, dying, and what goes back for the shares.

Leaving needs nobody's yes. The board decides only when and how much is repaid, after the tests of
art. 6:115 and 6:116 of the Code of companies and associations; their figures stay with the
decision. Shares that end leave the register and the capital at the decision; what is repaid of
their value is owed from then on to her or to her heirs, the rest stays with the cooperative.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q

from mutua.ground import clock, policy
from mutua.ground.actors import STAFF, TREASURY, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.verbs import verb
from mutua.ledger import queries as books
from mutua.ledger.services import Line, NewEntry, post
from mutua.people import distribution, queries
from mutua.people.models import Death, Heir, Membership, Repayment, ShareTransfer
from mutua.people.services.persons import step
from mutua.people.services.subscriptions import check_count, move_shares

policy.grant("people.end_membership", STAFF)
policy.grant("people.register_death", STAFF)
policy.grant("people.decide_repayment", STAFF, by_amount=True)
policy.grant("people.record_repayment", TREASURY, by_amount=True)

DOCUMENT = "the document that says so"


@verb("people.register_death")
def register_death(*, actor: Actor, person: UUID, died_on: date, document: str) -> UUID:
    """A person has died: the membership ends as by leaving, what she offered or was offered is
    withdrawn, the shares' value is her heirs'."""
    if died_on > clock.today():
        raise Refused("died_on", str(died_on), f"{clock.today()} or before")
    if not document.strip():
        raise Refused("document", document, DOCUMENT)
    death = Death.objects.create(person_id=person, died_on=died_on, document=document)
    live = Membership.objects.filter(person=person, state__in=("asked", "admitted", "member"))
    for one in live:
        step(one.id, "leaving" if one.state == "member" else "left")
    open_offers = ShareTransfer.objects.filter(Q(seller=person) | Q(buyer=person), state="offered")
    open_offers.update(state="withdrawn", answered_on=clock.today())
    return death.id


@verb("people.register_death")
def register_heir(
    *, actor: Actor, heir: UUID, deceased: UUID, person: UUID, parts: int, document: str
) -> UUID:
    """A person inherits ``parts`` of all parts of the value of the deceased's shares."""
    if not Death.objects.filter(person=deceased).exists():
        raise Refused("deceased", str(deceased), "a person whose death is registered")
    if type(parts) is not int or not 0 < parts <= 1_000_000:
        raise Refused("parts", parts, "a whole number above 0")
    if not document.strip():
        raise Refused("document", document, DOCUMENT)
    if Repayment.objects.filter(person=deceased).exists():
        raise Refused("deceased", str(deceased), "somebody whose shares are not repaid yet")
    Heir.objects.create(
        id=heir, deceased_id=deceased, person_id=person, parts=parts, document=document
    )
    return heir


@verb("people.decide_repayment")
def decide_repayment(
    *,
    actor: Actor,
    repayment: UUID,
    person: UUID,
    shares: int,
    amount: int,
    pay_from: date,
    decided_by: str,
    why: str,
    expected_in: int = 0,
    expected_out: int = 0,
    unavailable: int = 0,
) -> UUID:
    """The board decides what is repaid for shares of somebody who leaves, and from which day.

    ``expected_in`` and ``expected_out`` are what the board reasonably expects of twelve months
    beside the books, ``unavailable`` the equity that cannot be distributed; ``why`` is its report.
    The last shares repaid end the membership.
    """
    check_count(shares)
    for field, text in (("decided_by", decided_by), ("why", why)):
        if not text.strip():
            raise Refused(field, text, "who decided, and the reasons of the liquidity test")
    if pay_from < clock.today():
        raise Refused("pay_from", str(pay_from), f"{clock.today()} or later")
    membership = Membership.objects.filter(person=person, state="leaving").first()
    if membership is None:
        raise Refused("person", str(person), "a member who leaves, or who has died", "leaving")
    policy.within(actor, "people.decide_repayment", amount)
    value = queries.value_of_lowest(person, shares)
    tests = _passed(person, shares, value, amount, (expected_in, expected_out, unavailable), why)
    payees = _payees(person, amount)
    Repayment.objects.create(
        id=repayment, person_id=person, shares=shares, value=value, amount=amount, payees=payees,
        tests=tests, decided_on=clock.today(), decided_by=decided_by, pay_from=pay_from,
    )  # fmt: skip
    move_shares("repayment", repayment)
    lines = [Line("capital", value, person=person)]
    lines += [Line("member_payable", -part, person=UUID(one)) for one, part in payees.items()]
    lines += [Line("reserve", amount - value)]
    _book(actor, repayment, "decided", lines)
    if not queries.shares_of(person):
        end_membership(actor=actor, membership=membership.id)
    return repayment


@verb("people.record_repayment")
def record_repayment(*, actor: Actor, repayment: UUID) -> UUID:
    """The treasury has paid it, to each payee, on the day that was decided or later."""
    found = Repayment.objects.select_for_update(of=("self",)).filter(id=repayment).first()
    if found is None:
        raise NotFound("repayment", str(repayment), "a repayment")
    if found.state != "decided" or not found.amount:
        raise Refused("repayment", found.state, "decided, with something to pay", "state")
    policy.within(actor, "people.record_repayment", found.amount)
    if clock.today() < found.pay_from:
        raise Refused("repayment", str(clock.today()), f"{found.pay_from} or later", "too_early")
    for one in found.payees:
        if queries.payable_account(UUID(one), clock.now()) is None:
            raise Refused("payees", one, "persons who have named a bank account", "account")
    found.state, found.paid_on = "paid", clock.today()
    found.save(update_fields=["state", "paid_on"])
    lines = [Line("member_payable", part, person=UUID(one)) for one, part in found.payees.items()]
    _book(actor, repayment, "paid", [*lines, Line("bank", -found.amount)])
    return repayment


@verb("people.end_membership")
def end_membership(*, actor: Actor, membership: UUID) -> UUID:
    """Who leaves and holds no share any more has left."""
    return step(membership, "left")


def _passed(
    person: UUID, shares: int, value: int, amount: int, estimates: tuple[int, int, int], why: str
) -> dict[str, object]:
    """The figures of both tests. Raises Refused when one forbids the amount."""
    expected_in, expected_out, unavailable = estimates
    if type(amount) is not int or not 0 <= amount <= value:
        raise Refused("amount", amount, f"from 0 to {value}, which was paid in", "amount")
    balances = books.trial_balance(queries.issuer(), clock.today())
    net = distribution.net_assets(balances, amount, unavailable)
    if not net.holds:
        allowed = f"at most {max(0, net.net - unavailable)}: net assets, art. 6:115"
        raise Refused("amount", amount, allowed, "net_assets")
    liquid = distribution.liquidity(balances, amount, expected_in, expected_out)
    if not liquid.holds:
        allowed = f"at most {max(0, liquid.left + amount)}: liquidity, art. 6:116"
        raise Refused("amount", amount, allowed, "liquidity")
    part = max(0, net.net) * shares // queries.all_shares()
    if amount > part:
        raise Refused(
            "amount", amount, f"at most {part}: the shares' part of the net assets", "part"
        )
    return distribution.kept(net, liquid, why)


def _payees(person: UUID, amount: int) -> dict[str, int]:
    """To whom it goes: herself, or her heirs by their parts."""
    if not Death.objects.filter(person=person).exists():
        return {str(person): amount} if amount else {}
    heirs = list(Heir.objects.filter(deceased=person).order_by("id"))
    if not heirs:
        raise Refused("person", str(person), "heirs who are registered", "heirs")
    parts = distribution.split(amount, [one.parts for one in heirs])
    return {str(one.person_id): part for one, part in zip(heirs, parts, strict=True) if part}


def _book(actor: Actor, repayment: UUID, purpose: str, lines: list[Line]) -> None:
    cause = ("share_repayment", repayment)
    some = tuple(line for line in lines if line.amount)
    post(actor, [NewEntry(queries.issuer(), clock.today(), cause, purpose, some)])
