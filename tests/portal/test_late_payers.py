"""A treasurer writes to clients who are late, two decide what is lost, and the client sees what is
due; every member reads what covers her money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from mutua.ground import clock
from tests.portal.enterprise import send, with_database
from tests.portal.people import (
    GRETA,
    THEO,
    add_second_factor,
    open_accounts,
    open_second_treasurer,
    open_treasury,
    shown_again,
    signed_in,
)
from tests.support.store import ALICE


@pytest.fixture(scope="module")
def house(store: Any, tmp_path_factory: Any) -> Iterator[Any]:
    from tests.support import fund_cases, shop

    with pytest.MonkeyPatch.context() as place, clock.on(shop.DAY), with_database():
        place.setenv("MUTUA_FILES", str(tmp_path_factory.mktemp("files")))
        mail.outbox = []
        shop.open_shop()
        open_accounts()
        add_second_factor("olga@example.org")
        open_treasury()
        open_second_treasurer()
        yield fund_cases


@pytest.fixture
def theo(house: Any) -> Any:
    mail.outbox = []
    return shown_again(signed_in(THEO))


def text_of(answer: Any) -> str:
    return re.sub(r"<[^>]+>", " ", answer.content.decode())


def test_a_reminder_leads_the_client_to_what_is_due(house: Any, theo: Any) -> None:
    from django.test import Client

    invoice = house.late(name="Cave du Port")
    assert "Cave du Port" in text_of(theo.get("/en/staff/treasury/late/"))
    page = f"/en/staff/treasury/late/{invoice}/"
    answer = send(theo, f"{page}step/reminder/")
    assert (answer.status_code, answer["Location"]) == (302, page)
    (link,) = re.findall(r"https?://\S+/o/due/\S+", mail.outbox[-1].body)
    seen = Client().get(link.split("testserver")[-1])
    assert seen.status_code == 200
    said = text_of(seen)
    assert "40,00" in said  # the compensation of companies, in the client's language
    assert "% par an, du " in said  # at which rate interest runs, and for which days
    assert "svg" in seen.content.decode()
    assert seen.headers["Referrer-Policy"] == "no-referrer"
    assert Client().get("/fr/o/due/another").status_code == 404
    assert "Formal notice" in text_of(theo.get(page)) or "reminder" in text_of(theo.get(page))


def test_the_file_of_a_claim_is_a_paper(house: Any, theo: Any) -> None:
    invoice = house.late(name="Salle 9", language="nl")
    answer = theo.get(f"/en/staff/treasury/late/{invoice}/claim.pdf")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")


def test_a_claim_is_lost_by_two_people_and_its_vat_comes_back(house: Any, theo: Any) -> None:
    invoice = house.late(name="Le Vide")
    page = f"/en/staff/treasury/late/{invoice}/"
    day = {"judged_on_0": "2", "judged_on_1": "3", "judged_on_2": "2026"}
    assert send(theo, f"{page}bankrupt/", curator="Me Laurent", **day).status_code == 302
    assert send(theo, f"{page}step/reminder/").status_code == 422
    assert send(theo, f"{page}loss/", why="Nothing is left").status_code == 302
    assert send(theo, f"{page}decide/").status_code == 422  # not her own proposal
    greta = shown_again(signed_in(GRETA))
    assert "Nothing is left" in text_of(greta.get(f"{page}decide/"))
    assert send(greta, f"{page}decide/").status_code == 302
    assert "The guarantee fund bears" in text_of(greta.get(page))
    seen = text_of(greta.get("/en/staff/treasury/?q=Le Vide"))
    assert "decided to be lost on" in seen
    assert "days late" not in seen
    assert "Decided to be lost" in text_of(greta.get("/en/staff/treasury/"))
    assert send(greta, f"{page}vat/").status_code == 422
    day = {"closed_on_0": "12", "closed_on_1": "3", "closed_on_2": "2026"}
    assert send(greta, f"{page}closed/", **day).status_code == 302
    assert send(greta, f"{page}vat/").status_code == 302
    assert "given back" in text_of(greta.get(page))


def test_a_plan_is_kept_in_equal_parts(house: Any, theo: Any) -> None:
    from django.test import Client

    from mutua.portal import formats
    from tests.support import fund

    invoice = house.late(name="La Bande")
    page = f"/en/staff/treasury/late/{invoice}/"
    day = {"first_0": "1", "first_1": "4", "first_2": "2026"}
    assert send(theo, f"{page}plan/", parts="1", **day).status_code == 422
    assert send(theo, f"{page}plan/", parts="3", **day).status_code == 302
    assert "pays in parts" in text_of(theo.get(page))
    assert send(theo, f"{page}step/reminder/").status_code == 302
    (link,) = re.findall(r"https?://\S+/o/due/\S+", mail.outbox[-1].body)
    seen = Client().get(link.split("testserver")[-1])
    whole = fund.open_amount(invoice)
    said = text_of(seen)
    assert "Vous payez en plusieurs fois, comme convenu" in said
    part = formats.money(-(-whole // 3), "fr"), formats.money(whole // 3, "fr")
    assert any(one in said for one in part)
    assert "Indemnité" not in said
    assert "en plusieurs fois, comme convenu" in mail.outbox[-1].body
    assert "40,00" not in mail.outbox[-1].body


def test_members_and_treasury_read_the_same_coverage(
    house: Any, theo: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice = signed_in(ALICE)
    hers, his = (
        text_of(alice.get("/en/coverage/")), text_of(theo.get("/en/staff/treasury/coverage/")),
    )  # fmt: skip
    figures = re.compile(r"€[\d,.]+|\d+(?:\.\d+)?%")
    assert figures.findall(hers) == figures.findall(his)
    assert "Budgets of activities" in hers
    opened = alice.get("/en/coverage/budgets/")
    assert "Invoices and credit notes" in text_of(opened)
    cut = "Only with the earlier ones do they come to the figure."
    assert cut not in text_of(opened)
    monkeypatch.setattr("mutua.treasury.coverage.reading.MOST_MOVEMENTS", 1)
    assert cut in text_of(alice.get("/en/coverage/budgets/"))
    assert alice.get("/en/coverage/nothing/").status_code == 404
    for visitor, page, back in (
        (alice, "/en/coverage/", "/en/home/"), (alice, "/en/outlook/", "/en/coverage/"),
        (alice, "/en/looks/", "/en/membership/"),
        (theo, "/en/staff/treasury/coverage/", "/en/staff/treasury/"),
        (theo, "/en/staff/treasury/outlook/", "/en/staff/treasury/coverage/"),
    ):  # fmt: skip
        assert f'class="back" href="{back}"' in visitor.get(page).content.decode(), page


def test_the_treasury_sees_what_is_out_for_whom(house: Any, theo: Any) -> None:
    from tests.support import contracts, fund, payments

    contracts.get_ready()
    house.late()
    _, payslip = fund.evening(pay_amount=fund.a_cost_above(fund.own_money()))
    with clock.on(fund.LATER):
        fund.decide(group_limit=5_000, from_day=fund.LATER)
    fund.leave(payments, payslip)
    said = text_of(theo.get("/en/staff/treasury/fund/"))
    assert "€50.00" in said
    assert "Pay that passed a limit" in said
    assert "The fund is below zero" in said  # it has borne what Le Vide owed
    assert "Guarantee fund, out for clients" in text_of(theo.get("/en/staff/treasury/"))
    assert clock.today() + timedelta(days=1) < fund.LATER


def test_the_board_decides_the_rules_of_the_fund(house: Any) -> None:
    from mutua.treasury.fund.rules import rules_on
    from tests.support import payments
    from tests.support.store import OLGA

    olga = shown_again(signed_in(OLGA))
    seen = olga.get("/en/staff/house/fund/")
    fields = dict(re.findall(r'name="([a-z_0-9]+)"[^>]* value="([^"]*)"', seen.content.decode()))
    assert fields["contribution"] == "10"
    said = {name: one for name, one in fields.items() if name not in ("key", "csrfmiddlewaretoken")}
    answer = send(olga, "/en/staff/house/fund/", **{**said, "bears": "101", "why": "The board"})
    assert answer.status_code == 422
    answer = send(olga, "/en/staff/house/fund/", **{**said, "bears": "75", "why": "The board"})
    assert answer.status_code == 302
    with house.reading(payments.READER):
        assert rules_on("coop", clock.today()).bears == 7_500
