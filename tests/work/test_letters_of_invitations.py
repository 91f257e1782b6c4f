"""The letters of invitations go out in the name of the house: few of them, and leading nowhere else."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import clock
from mutua.ground.errors import Refused


@pytest.fixture
def guests(shop):
    from tests.support import guests

    return guests


def withdraw(guest, who):
    from mutua.work import services

    services.withdraw_invitation(actor=who, key=uuid4(), invitation=guest.invitation)


def test_no_more_than_twenty_wait_for_an_answer_at_once(shop, guests):
    """One whose time is over waits for nothing."""
    from tests.support import lasting

    one = lasting.newcomer()
    for _ in range(20):
        guests.invited(who=one.actor, **one.place)
    with pytest.raises(Refused) as many:
        guests.invited(who=one.actor, **one.place)
    assert many.value.code == "many"
    with clock.on(shop.DAY + timedelta(days=8)):
        guests.invited(who=one.actor, **one.place, hours=contracts_in(30))


def contracts_in(days):
    """Three hours, so many days after the days of the shop."""
    from tests.support import contracts, shop

    return contracts.at(shop.DAY + timedelta(days=days), "20:00", "23:00")


def test_five_letters_go_to_one_address_in_a_day_whoever_writes_them(shop, guests):
    """Invited and withdrawn in turn, the house would write to a stranger without end."""
    from tests.support import lasting

    members, email = [lasting.newcomer() for _ in range(2)], "stranger@example.com"
    for number in range(5):
        one = members[number % 2]
        guest = guests.invited(email=email, who=one.actor, **one.place)
        withdraw(guest, one.actor)
    for one in members:
        with pytest.raises(Refused) as much:
            guests.invited(email=email.upper(), who=one.actor, **one.place)
        assert (much.value.field, much.value.code) == ("email", "address_many")
    assert len([one for one in mail.outbox if one.to == [email]]) == 5
    with clock.on(shop.DAY + timedelta(days=1, hours=1)):
        guests.invited(email=email, who=members[0].actor, **members[0].place)


def test_a_member_has_forty_letters_written_in_a_day(shop, guests):
    from tests.support import lasting

    one = lasting.newcomer()
    for _ in range(40):
        withdraw(guests.invited(who=one.actor, **one.place), one.actor)
    with pytest.raises(Refused) as much:
        guests.invited(who=one.actor, **one.place)
    assert (much.value.field, much.value.code) == ("email", "day_many")
    with clock.on(shop.DAY + timedelta(days=1, hours=1)):
        guests.invited(who=one.actor, **one.place)


@pytest.mark.parametrize(
    "text",
    ["See https://prize.test", "www.prize", "Win at prize.example now", "a@prize.com", "t.co/x"],
)
def test_no_web_address_goes_out_in_the_name_of_the_house(shop, guests, text):
    from mutua.work import services
    from tests.support import contracts

    more = {"activity": shop.ALICES, "client": shop.CLIENT, "email": "dina@example.org"}
    for field, said in (
        ("task", {**contracts.said(task=text), "name": "Dina"}),
        ("name", {**contracts.said(), "name": text}),
    ):
        with pytest.raises(Refused) as refused:
            services.invite(
                actor=shop.alice, key=uuid4(), invitation=uuid4(), token=uuid4().hex, link="k",
                **more, **said,
            )  # fmt: skip
        assert (refused.value.field, refused.value.code) == (field, "web")
    assert mail.outbox == []


@pytest.mark.parametrize(
    "text", ["Concert at 20.30, i.e. late. Two sets.", "Dance (3.5 hours)", "J. S. Bach"]
)
def test_a_full_stop_is_no_web_address(shop, guests, text):
    from tests.support import lasting

    one = lasting.newcomer()
    assert guests.found(guests.invited(who=one.actor, task=text, **one.place)).task == text
