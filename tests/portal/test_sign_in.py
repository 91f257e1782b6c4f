"""Signing in: password, second factor, limits; and what the application's login may do."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import actors, clock
from mutua.ground.errors import NotAllowed, Refused
from tests.portal.enterprise import with_database
from tests.portal.pages import text_of
from tests.portal.people import (
    ADDRESSES,
    PASSWORD,
    add_second_factor,
    code_of,
    open_accounts,
    signed_in,
)
from tests.support.store import ALICE, BOB, CHARLIE, OLGA

pytestmark = pytest.mark.usefixtures("door")
LOGIN = "/en/account/login/"
INSIDE = "/en/home/"


@pytest.fixture(scope="module")
def house(store: Any) -> Any:
    from tests.support import shop

    mail.outbox = []
    shop.open_shop()
    open_accounts()
    return shop


@pytest.fixture
def door(house: Any) -> Any:
    from django.core.cache import cache

    mail.outbox = []
    with clock.on(house.DAY), with_database():
        cache.clear()
        yield house


def sign_in(visitor: Any, address: str, password: str = PASSWORD, **more: Any) -> Any:
    return visitor.post(LOGIN, {"login": address, "password": password}, **more)


def test_a_member_signs_in_with_address_and_password(visitor: Any) -> None:
    before = visitor.get(LOGIN)
    assert "csrftoken" in before.cookies
    answer = sign_in(visitor, ADDRESSES[ALICE])
    assert (answer.status_code, answer.url) == (302, INSIDE)
    cookie = answer.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert visitor.get(INSIDE).status_code == 200


def test_the_session_gets_a_new_key_when_one_signs_in(visitor: Any) -> None:
    session = visitor.session
    session["seen"] = "before"
    session.save()
    before = session.session_key
    sign_in(visitor, ADDRESSES[ALICE])
    assert visitor.session.session_key != before


@pytest.mark.parametrize("address", [ADDRESSES[ALICE], "nobody@example.org"])
def test_a_wrong_password_and_an_unknown_address_read_the_same(visitor: Any, address: str) -> None:
    answer = sign_in(visitor, address, "wrong")
    assert answer.status_code == 422
    assert "There is a problem" in text_of(answer)
    assert "not correct" in text_of(answer)


def test_after_five_wrong_tries_even_the_right_password_must_wait(visitor: Any) -> None:
    for _ in range(5):
        sign_in(visitor, ADDRESSES[BOB], "wrong")
    assert sign_in(visitor, ADDRESSES[BOB]).status_code in (422, 429)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select count(*) from portal_cache")
        assert cursor.fetchone()[0] > 0


def test_a_second_factor_is_asked_once_there_is_one(visitor: Any) -> None:
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import TOTP

    factor = add_second_factor(ADDRESSES[CHARLIE])
    kept = Authenticator.objects.get(user__email=ADDRESSES[CHARLIE], type="totp")
    answer = sign_in(visitor, ADDRESSES[CHARLIE])
    assert answer.url.endswith("/two-factor/authenticate/")
    assert visitor.get(INSIDE).status_code == 302
    wrong = visitor.post(answer.url, {"code": "000000"})
    assert wrong.status_code == 422
    from allauth.mfa.adapter import get_adapter

    secret = get_adapter().decrypt(kept.data["secret"])
    assert secret not in str(kept.data)
    assert isinstance(factor, TOTP)
    assert visitor.post(answer.url, {"code": code_of(secret)}).status_code == 302
    assert visitor.get(INSIDE).status_code == 200


def test_a_code_that_was_typed_late_is_taken_but_no_older_one(monkeypatch: Any) -> None:
    """Of a phone whose clock is a little early or late too."""
    import time

    from allauth.mfa.totp.internal.auth import generate_totp_secret, validate_totp_code

    secret, now = generate_totp_secret(), time.time()
    monkeypatch.setattr(time, "time", lambda: now)
    taken = [validate_totp_code(secret, code_of(secret, steps)) for steps in range(-2, 3)]
    assert taken == [False, True, True, True, False]


def test_staff_acts_only_with_a_second_factor() -> None:
    from django.test import RequestFactory

    from mutua.ground import actors
    from mutua.portal.accounts.acting import actor_of

    def actor(visitor: Any) -> Any:
        request = RequestFactory(cookies={}).get("/")
        request.COOKIES["sessionid"] = visitor.cookies["sessionid"].value
        from django.contrib.auth import get_user

        request.session = visitor.session
        request.user = get_user(request)
        return actor_of(request)

    assert actor(signed_in(OLGA)) == (None, True)
    assert actor(signed_in(ALICE)) == (actors.member(ALICE), False)
    page = signed_in(OLGA).get(INSIDE, follow=True)
    assert "You work for the cooperative" in text_of(page)
    add_second_factor(ADDRESSES[OLGA])
    assert actor(signed_in(OLGA)) == (actors.staff(OLGA), False)


def test_nobody_signs_up_alone(visitor: Any) -> None:
    said = {"email": "new@example.org", "password1": PASSWORD}
    visitor.post("/en/account/signup/", said)
    from django.contrib.auth.models import User

    assert not User.objects.filter(email="new@example.org").exists()


def test_a_form_without_its_token_is_refused(door: Any) -> None:
    from django.test import Client

    answer = sign_in(Client(enforce_csrf_checks=True), ADDRESSES[ALICE])
    assert answer.status_code == 403
    assert "open too long" in text_of(answer)


def test_passwords_are_kept_by_argon2_at_the_cost_that_django_sets() -> None:
    from django.conf import settings
    from django.contrib.auth.models import User

    # Its costs are Django's, which rise with its releases; tests lower them in their own process.
    assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert User.objects.get(email=ADDRESSES[ALICE]).password.startswith("argon2$argon2id")


def test_the_cooperative_opens_an_account_and_she_chooses_her_password(
    door: Any, visitor: Any
) -> None:
    from mutua.people import services as people
    from mutua.portal.accounts import services

    person = uuid4()
    people.add_person(
        actor=door.STAFF, key=uuid4(), person=person, legal_name="Dora", email="dora@example.org"
    )
    link = "http://testserver/fr/account/password/reset/"
    services.open_account(actor=door.STAFF, key=uuid4(), person=person, link=link)
    assert link in mail.outbox[-1].body
    visitor.post(link, {"email": "dora@example.org"})
    address = next(one for one in mail.outbox[-1].body.split() if "/reset/key/" in one)
    form = visitor.get(address, follow=True).redirect_chain[-1][0]
    chosen = {"password1": PASSWORD, "password2": PASSWORD}
    assert visitor.post(form, chosen).status_code == 302
    assert sign_in(visitor, "dora@example.org").status_code == 302


def test_an_account_is_opened_by_command(door: Any) -> None:
    from mutua.people import services as people
    from mutua.portal.accounts.__main__ import main

    said = {"legal_name": "Emil", "email": "emil@example.org", "language": "de"}
    people.add_person(actor=door.STAFF, key=uuid4(), person=uuid4(), **said)
    assert main("Emil@example.org").endswith("/de/account/password/reset/")
    assert "Passwort" in mail.outbox[-1].body
    with pytest.raises(Refused):
        main("nobody@example.org")


@pytest.mark.parametrize(
    "url, said",
    [
        ("", ("filebased", None, None)),
        ("smtp://me:pa%40ss@mail.example", ("smtp", 587, True)),
        ("smtps://me:word@mail.example:4650", ("smtp", 4650, False)),
    ],
)
def test_mail_goes_where_the_setting_says(
    monkeypatch: Any, url: str, said: tuple[str, int | None, bool | None]
) -> None:
    from mutua.portal.house.mailing import mailing

    monkeypatch.setenv("MUTUA_MAIL", url)
    found = mailing()
    assert said[0] in found["EMAIL_BACKEND"]
    assert (found.get("EMAIL_PORT"), found.get("EMAIL_USE_TLS")) == said[1:]


def test_another_mail_server_is_refused_without_its_password(monkeypatch: Any) -> None:
    from mutua.portal.house.mailing import mailing

    monkeypatch.setenv("MUTUA_MAIL", "http://me:hidden@mail.example")
    with pytest.raises(ValueError, match="smtp://login") as caught:
        mailing()
    assert "hidden" not in str(caught.value)


def test_a_person_has_one_account_a_role_and_only_staff_opens_it(door: Any) -> None:
    from mutua.portal.accounts import services

    with pytest.raises(Refused):
        services.open_account(actor=door.STAFF, key=uuid4(), person=ALICE)
    with pytest.raises(NotAllowed):
        services.open_account(actor=door.alice, key=uuid4(), person=ALICE, role="staff")


# ── What the application's login may do without a role ──────────────────────────────────────────


def asked(sql: str) -> list[Any]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def test_the_tables_without_policies_are_those_of_the_list() -> None:
    from mutua.portal.accounts.framework import TABLES

    found = asked(
        "select relname from pg_class join pg_namespace n on n.oid = relnamespace"
        " where relkind = 'r' and nspname = 'public' and not relrowsecurity"
        " and relname !~ '^procrastinate_'"
    )
    others = {"django_migrations", "ground_arrow"}
    assert {name for (name,) in found} == set(TABLES) | others


def test_the_login_has_the_rights_of_the_list_and_no_others() -> None:
    from mutua.portal.accounts.framework import TABLES

    found: dict[str, set[str]] = {}
    for table, right in asked(
        "select table_name, lower(privilege_type) from information_schema.role_table_grants"
        " where grantee = 'mutua_app' and table_name !~ '^procrastinate_'"
    ):
        found.setdefault(table, set()).add(right)
    assert found == {table: set(rights.split(", ")) for table, rights in TABLES.items()}


@pytest.mark.parametrize(
    "sql",
    [
        "update accounts_account set role = 'staff'",
        "insert into auth_user (username, password) values ('x', 'x')",
        "delete from auth_user",
        "delete from accounts_account",
    ],
)
def test_without_a_role_nobody_becomes_another(sql: str) -> None:
    from django.db import DatabaseError

    with pytest.raises(DatabaseError, match="permission denied"):
        asked(sql)


def test_a_dismissal_ends_the_account_its_sessions_and_its_second_factor(
    door: Any, visitor: Any
) -> None:
    from allauth.mfa.models import Authenticator
    from django.contrib.auth.models import User

    from mutua.people import services as people
    from mutua.portal.accounts import services
    from tests.support import books

    greta, operator = uuid4(), actors.Actor(actors.STAFF, job="test")
    books.hire(greta, "Greta Smet", "adviser", email="greta@example.org")
    services.open_account(actor=operator, key=uuid4(), person=greta, role="staff")
    add_second_factor("greta@example.org")
    visitor.force_login(User.objects.get(email="greta@example.org"))
    assert "_auth_user_id" in visitor.session
    people.dismiss(actor=door.STAFF, key=uuid4(), person=greta, why="She moves away")
    assert visitor.get("/en/account/password/change/").status_code == 302  # to sign in
    user = User.objects.get(email="greta@example.org")
    assert not user.is_active
    assert not user.has_usable_password()
    assert not Authenticator.objects.filter(user=user).exists()
    address = {"email": "greta@example.org"}
    mail.outbox = []
    visitor.post("/en/account/password/reset/", address)
    assert not any("/reset/key/" in one.body for one in mail.outbox)


def test_an_account_of_the_house_is_for_those_who_are_appointed(door: Any) -> None:
    from mutua.ground.errors import Refused
    from mutua.people import services as people
    from mutua.portal.accounts import services

    person = uuid4()
    people.add_person(
        actor=door.STAFF, key=uuid4(), person=person, legal_name="Ivo", email="ivo@example.org"
    )
    with pytest.raises(Refused) as caught:
        services.open_account(actor=door.STAFF, key=uuid4(), person=person, role="treasury")
    assert caught.value.code == "not_appointed"
