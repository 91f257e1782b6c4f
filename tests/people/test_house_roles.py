"""Who works for the house: roles, rights with limits of amount, and looks that persons see."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from mutua.ground import actors, clock, policy
from mutua.ground.actors import AUDITOR, STAFF, TREASURY, Actor
from mutua.ground.errors import NotAllowed, Refused
from mutua.ground.transactions import reading
from tests.support.store import ALICE, OLGA


@pytest.fixture(scope="module")
def house(store):
    from tests.support import house_cases, shop

    shop.open_shop()
    with clock.on(shop.DAY):
        yield house_cases


def staff(house, *roles: str) -> Actor:
    return actors.staff(house.hired(*roles)[0])


def claimed(amount: int = 12_000):
    """An expense of Alice that waits, its budget filled."""
    from mutua.activities import services
    from tests.support import shop

    shop.issued_invoice()
    expense = uuid4()
    services.claim_expense(
        actor=shop.alice, key=uuid4(), expense=expense, activity=shop.ALICES, person=ALICE,
        nature="material", text="Shoes", spent_on=shop.DAY, amount=amount, paper=uuid4().hex,
    )  # fmt: skip
    return expense


def approve(actor: Actor, expense):
    from mutua.activities import services

    return services.approve_expense(actor=actor, key=uuid4(), expense=expense)


def set_role(actor: Actor, role: str = "adviser", under: str = STAFF, **rights: int | None):
    from mutua.people import services

    named = {name.replace("__", "."): limit for name, limit in rights.items()}
    return services.set_role(
        actor=actor, key=uuid4(), change=uuid4(), role=role, database_role=under, rights=named
    )


def test_every_right_of_the_house_is_some_role_s(house):
    from mutua.people.house_roles import installed
    from tests.support.verb_cases import verbs

    for under in (STAFF, TREASURY):
        of_verbs = {
            one.right for one in verbs().values() if under in policy.roles_with(one.right)
        } - {"activities.keep_made"}
        given = {
            r for one in installed().values() if one.database_role == under for r in one.rights
        }
        to_see = {one for one in policy.sights() if under in policy.roles_with(one)}
        assert given == of_verbs | to_see | (given & {"portal.open_account"})


def test_who_has_no_role_of_the_house_may_do_nothing_for_it(house):
    nobody = actors.staff(house.capital.newcomer("Nora"))
    with pytest.raises(NotAllowed) as caught:
        approve(nobody, claimed())
    assert caught.value.code == "activities.approve_expense"


def test_a_role_gives_its_rights_and_no_others(house):
    expense = claimed()
    with pytest.raises(NotAllowed):
        approve(staff(house, "payroll_officer"), expense)
    approve(staff(house, "adviser"), expense)


def test_a_role_works_only_under_its_own_role_of_the_database(house):
    person, _ = house.hired("treasurer")
    with pytest.raises(NotAllowed):
        approve(actors.staff(person), claimed())


def test_an_administrator_limits_what_a_role_may_approve(house):
    olga = actors.staff(OLGA)
    set_role(olga, role="helper", activities__approve_expense=5_000)
    helper, expense = staff(house, "helper"), claimed(5_001)
    with pytest.raises(NotAllowed) as caught:
        approve(helper, expense)
    assert caught.value.field == "amount"
    assert "€50.00" in caught.value.allowed
    set_role(olga, role="helper", activities__approve_expense=5_001)
    approve(helper, expense)


def test_of_two_roles_the_larger_amount_holds(house):
    olga = actors.staff(OLGA)
    set_role(olga, role="small", activities__approve_expense=100)
    set_role(olga, role="large", activities__approve_expense=20_000)
    approve(staff(house, "small", "large"), claimed())


@pytest.mark.parametrize(
    "said",
    [
        {"role": "No Name"},
        {"role": "new", "under": "mutua_member"},
        {"role": "adviser", "under": TREASURY},
        {"role": "new", "people__no_such": None},
        {"role": "new", "activities__record_receipt": None},  # of the treasury, not of the staff
        {"role": "new", "people__admit": 100},  # has no amount
        {"role": "new", "activities__transfer": -1},
        {"role": "new", "activities__transfer": "many"},
        {"role": "administrator", "people__admit": None},  # nobody could appoint any more
    ],
)
def test_a_role_that_cannot_be_is_refused(house, said):
    with pytest.raises(Refused) as caught:
        set_role(actors.staff(OLGA), **said)
    assert caught.value.field in {"role", "database_role", "rights"}


def test_nobody_appoints_herself(house):
    from mutua.people import services

    boss, _ = house.hired("administrator")
    for_herself = {"appointment": uuid4(), "person": boss, "role": "treasurer"}
    with pytest.raises(Refused, match="nobody appoints herself"):
        services.appoint(actor=actors.staff(boss), key=uuid4(), **for_herself)


def test_who_is_dismissed_may_do_nothing_from_then_on(house):
    from mutua.people import services

    person, _ = house.hired("adviser", "board")
    expense = claimed()
    ended = services.dismiss(
        actor=actors.staff(OLGA), key=uuid4(), person=person, why="She moves away"
    )
    assert ended == 2
    with pytest.raises(NotAllowed):
        approve(actors.staff(person), expense)


def test_the_last_administrator_stays_until_there_is_another(house):
    from mutua.people import services
    from mutua.people.models import Appointment

    operator = Actor(STAFF, job="test")
    with reading(operator):
        others = Appointment.objects.filter(role="administrator", until=None).exclude(person=OLGA)
        persons = list(others.values_list("person", flat=True))
    for person in persons:
        services.dismiss(actor=operator, key=uuid4(), person=person, why="Enough")
    with pytest.raises(Refused) as caught:
        services.dismiss(actor=operator, key=uuid4(), person=OLGA, why="Enough")
    assert caught.value.code == "last_administrator"


def test_a_look_at_her_data_is_seen_by_the_person_and_by_no_other_member(house):
    from mutua.people import services
    from mutua.people.models import Look
    from tests.support import shop

    olga, page = actors.staff(OLGA), "admission"
    for _ in range(2):
        services.note_looks(actor=olga, key=uuid4(), persons=[ALICE, OLGA], page=page)
    seen = {}
    for who in (shop.alice, shop.bob):
        with reading(who):
            found = Look.objects.filter(page=page)
            seen[who.person] = list(found.values_list("reader", "person", "page", "day"))
    assert seen == {ALICE: [(OLGA, ALICE, page, shop.DAY)], shop.BOB: []}


def test_a_job_of_the_house_needs_no_appointment(house):
    approve(Actor(STAFF, job="test"), claimed())


def test_an_auditor_changes_nothing(house):
    person, _ = house.hired("auditor")
    with pytest.raises(NotAllowed):
        approve(replace(actors.staff(person), role=AUDITOR), claimed())
