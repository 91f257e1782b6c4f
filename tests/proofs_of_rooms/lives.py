"""Two members who have lived the same lives and share nothing, and the owner who tries what no
role may: for the proofs of guards and their twins."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import actors, clock, doctor
from mutua.ground.transactions import reading
from tests.support.store import ALICE, CHARLIE, OLGA

OF_TREASURY = tuple(f"tests.support.{one}_cases" for one in ("fund", "authority", "bill", "refund"))
FRAMEWORK = (
    "relname !~ '^(procrastinate|django|auth|accounts?|mfa|usersessions|socialaccount|portal)_'"
)
OURS = f"""select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
  and {FRAMEWORK} order by 1"""


@pytest.fixture(scope="module")
def house(store):
    """Alice and Charlie have lived the same lives, and share nothing; houses beside theirs came
    with earlier books."""
    from tests.support import (
        corrections,
        opening_cases,
        payments,
        shop,
        verb_cases,
        voucher_cases,
    )

    shop.open_shop()
    mail.outbox = []
    with clock.on(shop.DAY):
        lived = {shop.alice: (shop.ALICES, shop.CLIENT), shop.charlie: charlies_own(shop)}
        for who, place in lived.items():
            live(shop, who, *place)
        payments.live()
        _of_the_treasury(verb_cases.CASES)
        for one in (shop.alice, shop.charlie):
            corrections.live(one)
        for who, place in lived.items():
            voucher_cases.live(who, *place)
        for person in (ALICE, CHARLIE):
            opening_cases.open_for(person)
    return shop


def _of_the_treasury(cases):
    """Claims that are late or lost, the fund, authorities, a quarter: a row in each of their
    tables."""
    from mutua.treasury.models import WriteOff
    from tests.support import contracts, corrections, fund

    for one in cases.values():
        if one.prepare.__module__ in OF_TREASURY:
            one.call()(uuid4())
    with reading(contracts.READER):
        lost = WriteOff.objects.filter(state="decided").values_list("invoice", flat=True)[0]
    fund.receive(lost, 1_000)
    with clock.on(date(2026, 7, 15)):
        assert corrections.regularise(date(2026, 1, 1))


def charlies_own(shop):
    from mutua.activities import services

    activity, client = uuid4(), uuid4()
    services.open_activity(
        actor=shop.charlie, key=uuid4(), activity=activity, legal_entity="coop", name="Charlie",
        shares={str(CHARLIE): 10_000},
    )  # fmt: skip
    services.add_client(
        actor=shop.charlie, key=uuid4(), client=client, activity=activity, **shop.THEATRE
    )
    return activity, client


def live(shop, who, activity, client):
    """Two orders, one signed; an invoice paid in part, and a draft; an expense, a transfer; an
    evening of work that was paid."""
    from mutua.activities import services
    from tests.support import (
        absences,
        advances,
        capital,
        changes,
        guests,
        lasting,
        payday,
        trade,
        writs,
    )

    place = {"activity": activity, "client": client, "lines": (shop.EVENING,)}
    order, token = uuid4(), uuid4().hex
    services.draft_order(actor=who, key=uuid4(), order=uuid4(), **place)
    services.draft_order(actor=who, key=uuid4(), order=order, **place)
    services.offer_order(actor=who, key=uuid4(), order=order, token=token, link=f"o/{token}")
    services.ask(actor=actors.by_link(token), key=uuid4(), message=uuid4(), text="A floor?")
    assert shop.sign(token, mail.outbox) == "signed"
    trade.live(who, order, activity, client)
    invoice = uuid4()
    services.draft_invoice(actor=who, key=uuid4(), invoice=invoice, order=order, **place)
    services.issue_invoice(actor=who, key=uuid4(), invoice=invoice)
    services.draft_invoice(actor=who, key=uuid4(), invoice=uuid4(), **place)
    services.record_receipt(
        actor=actors.Actor(actors.TREASURY, OLGA), key=uuid4(), receipt=uuid4(), invoice=invoice,
        amount=1_000,
    )  # fmt: skip
    second = uuid4()
    services.claim_expense(
        actor=who, key=uuid4(), expense=uuid4(), activity=activity, person=who.person,
        nature="material", text="Floor", spent_on=shop.DAY, amount=12_100, vat=2_100,
        paper=uuid4().hex * 2,
    )  # fmt: skip
    services.open_activity(
        actor=who, key=uuid4(), activity=second, legal_entity="coop", name="A second one",
        shares={str(who.person): 10_000},
    )  # fmt: skip
    services.transfer(
        actor=who, key=uuid4(), transfer=uuid4(), source=activity, target=second, amount=500,
        text="For the floor",
    )  # fmt: skip
    capital.live(who.person)
    writ = writs.live(who)
    payday.live(who, activity, client)
    writs.end(writ)
    advances.live(who, activity, client)
    changes.live(who, activity, client)
    absences.live(who)
    lasting.live(who, activity, client)
    guests.invited(who=who, activity=activity, client=client)


@pytest.fixture
def shop(house):
    mail.outbox = []
    with clock.on(house.DAY):
        yield house


@pytest.fixture(scope="module")
def superuser(store, house):
    from tests.support import verb_cases

    with verb_cases.superuser(store) as found:
        yield found


def broken() -> list[str]:
    return [one.check.code for one in doctor.examine() if not one.holds]


def names(superuser) -> list[str]:
    return [name for (name,) in superuser.execute(OURS).fetchall()]


@contextmanager
def as_owner(superuser, *prepare: str, act: bool = True):
    """A transaction of the owner, whom every policy lets pass; ``prepare`` runs before with every
    guard off. Undone at the end."""
    made = uuid4()
    superuser.execute("begin")
    try:
        superuser.execute("set local session_replication_role = replica")
        for one in prepare:
            superuser.execute(one)
        superuser.execute("set local session_replication_role = origin")
        superuser.execute("set local session authorization mutua_owner")
        if act:
            superuser.execute("select set_config('mutua.act', %s, true)", [str(made)])
            superuser.execute(
                "insert into ground_act (id, key, verb, facts, actor, role, reason, said_at, result)"
                " values (%s, %s, 'test', '', 'test', 'mutua_staff', '', now(), '{}')",
                [made, uuid4()],
            )
        yield superuser
    finally:
        superuser.execute("rollback")


def set_right(superuser, *statements: str) -> None:
    """Put back what a twin has spoilt."""
    superuser.execute("set session_replication_role = replica")
    for one in statements:
        superuser.execute(one)
    superuser.execute("set session_replication_role = origin")
    assert broken() == []
