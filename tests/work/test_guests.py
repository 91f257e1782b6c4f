"""A colleague who is no member works under a member's contract: invited, asked, signed, paid."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import actors, clock
from mutua.ground.errors import KeyUsed, NotFound, Refused
from mutua.ground.transactions import reading
from tests.support.store import BOB, CHARLIE


@pytest.fixture(scope="module")
def house(store):
    from tests.support import contracts, shop

    shop.open_shop()
    contracts.get_ready()
    with clock.on(shop.DAY):
        for _ in range(6):
            shop.issued_invoice()
    return shop


@pytest.fixture
def guests(shop):
    from tests.support import guests

    return guests


def withdraw(guest, who=None):
    from mutua.work import services
    from tests.support import shop

    services.withdraw_invitation(actor=who or shop.alice, key=uuid4(), invitation=guest.invitation)


def test_an_invitation_leaves_by_mail_and_nobody_is_made_by_it(shop, guests):
    from mutua.people.models import Person

    with reading(shop.STAFF):
        before = Person.objects.count()
    guest = guests.invited()
    (letter,) = mail.outbox
    assert letter.to == [guest.email]
    assert "Alice Dubois" in letter.subject
    assert guest.token in letter.body
    with reading(shop.STAFF):
        assert Person.objects.count() == before
    one = guests.found(guest)
    assert (one.state, one.person_id, one.contract_id) == ("open", None, None)
    assert one.charged <= 30_000  # what Alice gives for it, at most


def test_who_says_yes_works_signs_and_is_no_member(shop, contracts, guests):
    from mutua.people.queries import live_membership

    guest, contract = guests.working()
    made = contracts.found(contract)
    assert (made.state, made.person_id, made.activity_id) == ("signed", guest.person, shop.ALICES)
    contracts.declare(contract)
    contracts.confirm(contract)
    assert contracts.found(contract).state == "worked"
    with reading(shop.STAFF):
        assert live_membership(guest.person) == ""


def test_the_contract_begins_only_once_all_is_said_that_it_needs(shop, contracts, guests):
    from mutua.people import services as people
    from mutua.work import services

    guest = guests.known(guests.invited(), ready=False)
    me = {"actor": guest.own, "person": guest.person}
    steps = {
        "born_on": lambda: people.change_person(
            key=uuid4(), born_on=date(1992, 5, 4), street="Rue Haute", postcode="1000",
            town="Bruxelles", **me,
        ),
        "national_number": lambda: people.say_national_number(
            key=uuid4(), number=contracts.national_number(), **me
        ),
        "iban": lambda: people.name_bank_account(
            key=uuid4(), account=uuid4(), iban=contracts.an_iban(), holder="Dina", **me
        ),
        "household": lambda: services.say_situation(
            key=uuid4(), situation=uuid4(), from_day=date(2026, 1, 1),
            facts={"household": "single"}, **me,
        ),
    }  # fmt: skip
    for field, say in steps.items():
        with pytest.raises(Refused) as refused:
            guests.accept(guest)
        assert (refused.value.field, refused.value.code) == (field, "missing")
        assert guests.found(guest).state == "open"
        say()
    assert contracts.found(guests.accept(guest)).state == "draft"


def test_it_is_not_taken_by_another_nor_without_the_link(shop, contracts, guests):
    guest = guests.known(guests.invited())
    for actor in (
        actors.Actor(actors.MEMBER, CHARLIE, token_hash=guest.by_link.token_hash),
        guest.own,
        actors.Actor(actors.MEMBER, guest.person, token_hash=actors.hash_of("a guess")),
        shop.alice,
    ):
        with pytest.raises(NotFound):
            guests.accept(guest, actor)
    assert guests.found(guest).state == "open"


def test_it_is_answered_once_and_in_its_time(shop, contracts, guests):
    from mutua.work import services

    guest = guests.known(guests.invited())
    with clock.on(shop.DAY + timedelta(days=8)), pytest.raises(Refused) as over:
        guests.accept(guest)
    assert over.value.code == "over"
    guests.accept(guest)
    with pytest.raises(Refused):
        guests.accept(guest)
    other = guests.known(guests.invited())
    services.decline_invitation(actor=other.by_link, key=uuid4(), invitation=other.invitation)
    with pytest.raises(Refused):
        guests.accept(other)
    assert guests.found(other).state == "declined"


def test_it_never_holds_longer_than_until_the_work_begins(shop, contracts, guests):
    soon = contracts.at(shop.DAY + timedelta(days=1), "20:00", "23:00")
    one = guests.found(guests.invited(hours=soon))
    assert one.expires_at.astimezone(clock.ZONE).isoformat() == "2026-03-17T20:00:00+01:00"
    with pytest.raises(Refused) as begun:
        guests.invited(hours=contracts.at(shop.DAY - timedelta(days=1), "20:00", "23:00"))
    assert begun.value.code == "begun"


def test_it_can_be_withdrawn_until_the_contract_is_signed(shop, contracts, guests):
    guest = guests.known(guests.invited())
    with pytest.raises(NotFound):
        withdraw(guest, shop.bob)
    withdraw(guest)
    with pytest.raises(Refused):
        guests.accept(guest)
    second = guests.known(guests.invited())
    contract = guests.accept(second)
    withdraw(second)
    assert contracts.found(contract).state == "dropped"
    third, signed = guests.working()
    with pytest.raises(Refused) as late:
        withdraw(third)
    assert late.value.code == "signed"
    assert contracts.found(signed).state == "signed"


def test_whom_the_house_knows_is_the_same_person_and_the_member_is_not_told(shop, guests):
    """Bob is a member, whom Alice does not see: her invitation says what she typed, and no more."""
    mine = guests.invited(BOB, "bob@example.org")
    stranger = guests.invited()
    with reading(shop.alice):
        from mutua.people.models import Person
        from mutua.work.models import Invitation

        rows = Invitation.objects.filter(id__in=(mine.invitation, stranger.invitation))
        assert {(one.name, one.person_id, one.state) for one in rows} == {
            ("Dina Willems", None, "open")
        }
        assert not Person.objects.filter(id=BOB).exists()
    with pytest.raises(Refused) as own:
        guests.invited(email="Alice@example.org")
    assert own.value.code == "shares"


def test_she_takes_steps_and_changes_nothing(shop, contracts, guests):
    from mutua.work import services

    guest = guests.known(guests.invited())
    contract = guests.accept(guest)
    for verb, facts in (
        (services.change_contract, {"contract": contract, "edition": 1}),
        (services.draft_contract, {"contract": uuid4(), "activity": shop.ALICES,
                                   "person": guest.person, "client": shop.CLIENT}),
        (services.invite, {"invitation": uuid4(), "activity": shop.ALICES, "client": shop.CLIENT,
                           "name": "Eva", "email": "eva@example.org", "token": "t", "link": "t"}),
    ):  # fmt: skip
        with pytest.raises((NotFound, KeyUsed)):
            verb(actor=guest.own, key=uuid4(), **facts, **contracts.said())
    assert contracts.submit(contract, guest.own) == "approved"
    services.drop_contract(actor=guest.own, key=uuid4(), contract=contract, edition=1)
    assert contracts.found(contract).state == "dropped"


def test_the_rules_are_asked_over_all_her_contracts_with_the_house(shop, contracts, guests):
    """Nobody is in two places: a band invites her for an evening that Alice has taken."""
    from tests.support import bands

    evening = date(2026, 11, 5)
    guest, _first = guests.working(hours=contracts.at(evening, "20:00", "23:30"))
    band = bands.formed(BOB)
    second = guests.invited(
        guest.person, guest.email, shop.bob, activity=band.activity, client=band.client,
        hours=contracts.at(evening, "21:00", "23:59"),
    )  # fmt: skip
    contract = guests.accept(second)
    with pytest.raises(contracts.Blocked) as blocked:
        contracts.submit(contract, guest.own)
    assert "two_places" in [one.rule for one in blocked.value.verdicts]


def test_the_budget_must_hold_her_pay_and_no_figure_of_it_is_told(shop, contracts, guests):
    from mutua.work.models import Check

    guest = guests.known(guests.invited(pay_from="gross", pay_amount=9_000_000))
    contract = guests.accept(guest)
    with pytest.raises(contracts.Blocked) as blocked:
        contracts.submit(contract, guest.own)
    (budget,) = (one for one in blocked.value.verdicts if one.rule == "budget")
    assert set(budget.evidence) == {"charged"}
    assert budget.facts == {}
    _guest, signed = guests.working()
    with reading(contracts.READER):
        kept = dict(Check.objects.filter(contract=signed).values_list("rule", "evidence"))
    assert set(kept["budget"]) == {"charged"}
    assert kept["member"]["invited"] is True


def test_what_is_invited_to_is_lawful_and_paid_by_a_budget_or_a_gross(shop, guests):
    for facts, field in (
        ({"regime": "artist_1bis"}, "regime"),
        ({"pay_from": "net"}, "pay_from"),
        ({"pay_amount": 0}, "pay_amount"),
        ({"task": " "}, "task"),
        ({"email": "nobody"}, "email"),
        ({"email": "a b@example.org"}, "email"),
    ):
        with pytest.raises(Refused) as refused:
            guests.invited(**facts)
        assert refused.value.field == field


def test_later_she_asks_to_be_a_member_and_keeps_all(shop, contracts, guests):
    from mutua.people import services as people
    from mutua.people.queries import live_membership

    guest, contract = guests.working()
    asked = uuid4()
    people.ask_membership(actor=guest.own, key=uuid4(), membership=asked, person=guest.person)
    people.admit(actor=shop.STAFF, key=uuid4(), membership=asked)
    with reading(guest.own):
        from mutua.work.models import Contract

        assert live_membership(guest.person) == "admitted"
        assert Contract.objects.get(id=contract).state == "signed"


def test_the_member_is_written_to_when_she_answers(shop, contracts, guests):
    from mutua.ground import jobs
    from mutua.work import services

    jobs.work(wait=False)  # of the tests before
    yes, no, back = (guests.known(guests.invited()) for _ in range(3))
    guests.accept(yes)
    guests.accept(back)
    services.decline_invitation(actor=no.by_link, key=uuid4(), invitation=no.invitation)
    withdraw(back)
    mail.outbox = []
    jobs.work(wait=False)
    told = [one for one in mail.outbox if one.to == ["alice@example.org"]]
    assert sorted(one.subject for one in told) == [
        "Dina Willems a dit non : Dance", "Dina Willems a dit oui : Dance",
    ]  # fmt: skip


def test_a_contract_that_she_has_begun_waits_on_her_home(shop, contracts, guests):
    from mutua.work.queries import prepared_for_her

    guest = guests.known(guests.invited())
    contract = guests.accept(guest)
    with reading(guest.own):
        assert prepared_for_her() == {contract: "Alice Dubois"}
    contracts.submit(contract, guest.own)
    with reading(guest.own):
        assert prepared_for_her() == {}


def test_what_changes_after_she_signed_is_begun_by_the_house_and_signed_by_her(
    shop, contracts, guests
):
    from mutua.work import services

    guest, before = guests.working()
    after = uuid4()
    services.draft_change(
        actor=shop.STAFF, key=uuid4(), contract=after, replaces=before, **contracts.said()
    )
    assert contracts.submit(after, guest.own) == "approved"
    contracts.sign(after, guest.own)
    assert contracts.found(before).state == "replaced"
    assert contracts.found(after).state == "signed"


def test_of_an_order_she_learns_that_it_is_signed_and_her_contract_names_it(
    shop, contracts, guests
):
    from mutua.activities.models import Order
    from mutua.work.models import Check, SignedContent

    order = contracts.signed_order(mail.outbox)
    guest, contract = guests.working(order=order)
    with reading(guest.own):
        assert not Order.objects.exists()
        said = SignedContent.objects.get(contract=contract).content
        asked = Check.objects.get(contract=contract, rule="order_signed")
    with reading(contracts.READER):
        number = Order.objects.get(id=order).content["number"]
    assert (asked.verdict, asked.evidence) == ("pass", {"order": "signed"})
    assert number
    assert said["order"] == number
