"""Invoices through Peppol, addresses looked up, VAT numbers proven: clients of the real interfaces
against simulators that behave as their documentation says."""

from __future__ import annotations

import json
import threading
from datetime import timedelta
from http.server import ThreadingHTTPServer
from uuid import uuid4

import pytest

from mutua.activities.exchange import peppol, peppol_simulator, rest, vies
from mutua.activities.exchange.rest import Answer, Request, Unreachable
from mutua.ground import clock, doctor, jobs, places
from mutua.ground.errors import NotFound, Refused
from mutua.ground.transactions import reading

pytestmark = pytest.mark.usefixtures("shop", "quick")
THEATRE = "0208:0403170701"
FRENCH = {
    "kind": "company", "name": "Danse SARL", "vat_number": "FR40303265045", "street": "Rue de Rome",
    "postcode": "75008", "town": "Paris", "country": "FR",
}  # fmt: skip


@pytest.fixture
def quick(monkeypatch, tmp_path):
    """No pause between tries, and a simulator that begins anew."""
    monkeypatch.setattr(rest, "PAUSE", 0)
    monkeypatch.setattr(peppol_simulator, "folder", lambda: tmp_path / "peppol")


@pytest.fixture
def trade(shop):
    from tests.support import trade

    return trade


def kept(shop, sending):
    from mutua.activities.models import Sending

    with reading(shop.alice):
        return Sending.objects.get(id=sending)


def push(sending):
    from mutua.activities import following

    following.send_by_peppol(sending=str(sending))


def french(shop) -> tuple:
    """A client in France, and what it is asked for."""
    from mutua.activities import services

    client = uuid4()
    services.add_client(
        actor=shop.alice, key=uuid4(), client=client, activity=shop.ALICES, **FRENCH
    )
    return client


# ── Peppol ──────────────────────────────────────────────────────────────────────────────────────


def test_an_invoice_leaves_by_its_job_and_is_accepted_with_the_answer_as_proof(shop, trade):
    from mutua.activities.models import Invoice

    invoice = shop.issued_invoice()
    sending = trade.sent(invoice)
    assert kept(shop, sending).state == "waiting"
    jobs.work(wait=False)
    assert kept(shop, sending).state == "submitted"
    with clock.on(shop.DAY + timedelta(days=1)):
        from mutua.activities import following

        following.follow_peppol()
    found = kept(shop, sending)
    assert (found.state, found.attempts, found.receiver) == ("accepted", 2, THEATRE)
    proof = json.loads(places.files().get(found.proof))
    assert (proof["status"], proof["mlsStatus"]) == ("sent", "received_ap")
    assert proof["receiverID"] == f"iso6523-actorid-upis::{THEATRE}"
    assert proof["docTypeID"].endswith("poacc:billing:3.0::2.1")
    with reading(shop.alice):
        ubl = Invoice.objects.get(id=invoice).ubl
    left = (peppol_simulator.folder() / f"{sending}.xml").read_bytes()
    assert left == places.files().get(ubl)


@pytest.mark.parametrize(
    "order, states",
    [
        ("unknown", ["failed"]),
        ("invalid", ["failed"]),
        ("delay", ["submitted", "submitted"]),
        ("silent", ["submitted", "delivered"]),
        ("reject", ["submitted", "rejected"]),
        ("fail", ["submitted", "failed"]),
    ],
)
def test_what_the_access_point_says_is_what_is_kept(shop, trade, order, states):
    peppol_simulator.tell({THEATRE: order})
    sending = trade.sent()
    seen = []
    for _ in states:
        push(sending)
        seen.append(kept(shop, sending).state)
    assert seen == states


def test_a_document_that_failed_goes_again_under_a_new_identifier(shop, trade):
    invoice = shop.issued_invoice()
    peppol_simulator.tell({THEATRE: "invalid"})
    first = trade.sent(invoice)
    with pytest.raises(Refused) as caught:
        trade.sent(invoice)
    assert caught.value.code == "one_live_sending"
    push(first)
    peppol_simulator.tell({})
    second = trade.sent(invoice)
    push(second)
    push(second)
    assert (kept(shop, first).state, kept(shop, second).state) == ("failed", "accepted")


def test_a_document_whose_answer_was_lost_is_not_handed_over_twice(shop, trade, monkeypatch):
    sending, handed = trade.sent(), []
    real = peppol_simulator.answer

    def loses_the_answer(request: Request) -> Answer:
        found = real(request)
        if request.method == "POST":
            handed.append(request.path)
            raise Unreachable("service", "the line broke", "an answer")
        return found

    monkeypatch.setattr(peppol_simulator, "answer", loses_the_answer)
    push(sending)
    found = kept(shop, sending)
    assert (found.state, found.attempts) == ("waiting", 1)
    assert found.next_at > clock.now()
    push(sending)
    assert kept(shop, sending).state == "accepted"
    assert len(handed) == 1


def test_an_access_point_that_fails_in_passing_is_asked_again_and_later(shop, trade, monkeypatch):
    sending, asked = trade.sent(), []

    def down(request: Request) -> Answer:
        asked.append(request.method)
        return Answer(503, b"")

    monkeypatch.setattr(peppol_simulator, "answer", down)
    for attempt in range(1, 4):
        push(sending)
        assert len(asked) == 3 * attempt
    found = kept(shop, sending)
    assert (found.state, found.attempts) == ("waiting", 3)
    assert found.next_at == clock.now() + timedelta(minutes=4)


def test_two_workers_at_once_keep_one_attempt(shop, trade):
    from mutua.activities import services

    sending = trade.sent()
    for _ in range(2):
        services.keep_sending(
            actor=trade.PEPPOL, key=uuid4(), sending=sending, attempt=0, state="submitted",
            proof="a",
        )  # fmt: skip
    assert kept(shop, sending).attempts == 1


def test_really_sending_waits_for_the_official_rules(shop, trade, monkeypatch, official_schemas):
    monkeypatch.setenv("MUTUA_PEPPOL", "https://access-point.example")
    with pytest.raises(Refused) as caught:
        trade.sent()
    assert caught.value.code == "rules_missing"
    monkeypatch.setenv("MUTUA_RULES", str(official_schemas))
    trade.sent()


def test_what_is_not_ours_to_send_is_not_sent(shop, trade):
    from mutua.activities import services
    from tests.support import activity_cases

    invoice = shop.issued_invoice()
    with pytest.raises(NotFound):
        trade.sent(invoice, shop.charlie)
    with pytest.raises(Refused) as caught:
        trade.sent(activity_cases.draft())
    assert caught.value.code == "state"
    with pytest.raises(Refused) as caught:
        trade.sent(trade.self_billed())
    assert caught.value.code == "state"
    person = uuid4()
    said = {
        "kind": "person",
        "name": "Jan",
        "street": "Meir",
        "postcode": "2000",
        "town": "Antwerpen",
    }
    services.add_client(actor=shop.alice, key=uuid4(), client=person, activity=shop.ALICES, **said)
    private = uuid4()
    services.draft_invoice(
        actor=shop.alice, key=uuid4(), invoice=private, activity=shop.ALICES, client=person,
        lines=(shop.EVENING,),
    )  # fmt: skip
    services.issue_invoice(actor=shop.alice, key=uuid4(), invoice=private)
    with pytest.raises(Refused) as caught:
        trade.sent(private)
    assert caught.value.code == "no_address"


@pytest.mark.parametrize(
    "order, reached", [("", [(THEATRE, True)]), ("unknown", [(THEATRE, False), ("9925:be0403170701", True)])]
)  # fmt: skip
def test_a_clients_address_is_looked_up_when_it_is_entered(shop, trade, order, reached):
    from mutua.activities import following, services
    from mutua.activities.models import Client, Reachability

    peppol_simulator.tell({THEATRE: order})
    client = uuid4()
    services.add_client(
        actor=shop.alice, key=uuid4(), client=client, activity=shop.ALICES, **shop.THEATRE
    )
    following.ask_about_client(client=str(client))
    with reading(shop.alice):
        found = Reachability.objects.filter(client_id=client).order_by("id")
        assert [(one.endpoint, one.reached) for one in found] == reached
        address = Client.objects.get(id=client)
    assert f"{address.peppol_scheme}:{address.peppol_id}" == reached[-1][0]


def test_the_simulator_as_a_program_says_the_same_over_http(shop, trade, monkeypatch):
    server = ThreadingHTTPServer(("127.0.0.1", 0), peppol_simulator.Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    monkeypatch.setenv("MUTUA_PEPPOL", address)
    monkeypatch.setenv("MUTUA_PEPPOL_LOOKUP", address)
    monkeypatch.setenv("MUTUA_PEPPOL_TOKEN", "wrong")
    try:
        with pytest.raises(Unreachable):
            peppol.submit("a-1", "0208:1", THEATRE, "invoice", b"<Invoice/>")
        monkeypatch.setenv("MUTUA_PEPPOL_TOKEN", peppol_simulator.TOKEN)
        assert peppol.status("a-1") is None
        assert (
            peppol.submit("a-1", "0208:1", THEATRE, "invoice", b"<Invoice/>").state == "submitted"
        )
        assert peppol.submit("a-1", "0208:1", THEATRE, "invoice", b"<Invoice/>").state == "failed"
        assert peppol.status("a-1").state == "accepted"
        assert peppol.reaches(THEATRE)[0]
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    "address", ["http://far.example", "ftp://x", "https://", "file:///etc/passwd"]
)
def test_nothing_is_asked_in_the_open(address):
    with pytest.raises(Refused) as caught:
        rest.Server(address)
    assert caught.value.field == "address"


def test_a_service_that_is_not_there_or_says_nonsense_is_named(monkeypatch):
    with pytest.raises(Unreachable):
        rest.ask(rest.Server("http://127.0.0.1:9"), Request("GET", "/"))
    for body in (b"<html>", b"[1]"):
        with pytest.raises(Unreachable):
            Answer(200, body).json()


# ── VIES ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "number, valid", [("FR100", True), ("DE200", False), ("FR40303265045", True), ("FR40303265046", False), ("EL094259216", True)]
)  # fmt: skip
def test_vies_says_whether_a_number_is_in_use_and_proves_the_question(number, valid):
    found = vies.check(number, "BE0123456749")
    assert found.valid is valid
    assert found.request_identifier.startswith("WAPI")
    assert vies.check(number, "").request_identifier == ""


@pytest.mark.parametrize(
    "number, code, passing",
    [
        ("FR201", "INVALID_INPUT", False),
        ("FR202", "INVALID_REQUESTER_INFO", False),
        ("FR300", "SERVICE_UNAVAILABLE", True),
        ("FR301", "MS_UNAVAILABLE", True),
        ("FR302", "TIMEOUT", True),
        ("FR400", "VAT_BLOCKED", False),
        ("FR401", "IP_BLOCKED", False),
        ("FR500", "GLOBAL_MAX_CONCURRENT_REQ", True),
        ("FR600", "MS_MAX_CONCURRENT_REQ", True),
        ("US100200300", "INVALID_INPUT", False),
    ],
)
def test_the_published_errors_of_vies_come_by_their_names(number, code, passing):
    with pytest.raises(Refused) as caught:
        vies.check(number, "BE0123456749")
    assert caught.value.code == code
    assert isinstance(caught.value, Unreachable) is passing


def foreign_invoice(shop, client):
    from mutua.activities import services

    invoice = uuid4()
    services.draft_invoice(
        actor=shop.alice, key=uuid4(), invoice=invoice, activity=shop.ALICES, client=client,
        lines=(shop.DraftLine("Advice", 50_000, nature="intellectual_service"),),
    )  # fmt: skip
    return invoice


def test_reverse_charge_asks_for_a_proof_or_a_reason(shop, trade):
    from mutua.activities import services
    from mutua.activities.models import Invoice, VatProof

    client = french(shop)
    invoice = foreign_invoice(shop, client)
    with pytest.raises(Refused) as caught:
        services.issue_invoice(actor=shop.alice, key=uuid4(), invoice=invoice)
    assert caught.value.code == "vat_unproven"
    jobs.work(wait=False)
    with reading(shop.alice):
        proof = VatProof.objects.get(client_id=client)
    assert (proof.valid, proof.vat_number) == (True, "FR40303265045")
    assert proof.request_identifier.startswith("WAPI")
    services.issue_invoice(actor=shop.alice, key=uuid4(), invoice=invoice)
    with reading(shop.alice):
        assert Invoice.objects.get(id=invoice).warnings == []


@pytest.mark.parametrize("number, error, vies_says", [("FR301", "MS_UNAVAILABLE", "unknown"), ("FR200", "", "invalid")])  # fmt: skip
def test_without_a_yes_of_vies_the_persons_reason_stands_in_the_warning(
    shop, trade, number, error, vies_says
):
    from mutua.activities import following, services
    from mutua.activities.models import Client, Invoice, VatProof

    client = french(shop)
    services.change_client(
        actor=shop.alice, key=uuid4(), client=client, vat_number=FRENCH["vat_number"]
    )
    with reading(shop.alice):
        found = Client.objects.get(id=client)
    found.vat_number = number
    following._ask_vies(found, "BE0123456749")
    with reading(shop.alice):
        assert VatProof.objects.get(client_id=client).error == error
    if not error:  # the no of VIES is about the number that the client has
        services.keep_vat_proof(
            actor=trade.PEPPOL, key=uuid4(), proof=uuid4(), client=client,
            vat_number="FR40303265045", answer=trade.vat_answer(valid=False),
        )  # fmt: skip
    invoice = foreign_invoice(shop, client)
    services.issue_invoice(actor=shop.alice, key=uuid4(), invoice=invoice, why="Seen its papers")
    with reading(shop.alice):
        issued = Invoice.objects.get(id=invoice)
    assert issued.warnings == [
        {"code": "vat_unproven", "vat_number": "FR40303265045", "vies": vies_says}
    ]
    assert issued.why == "Seen its papers"


def test_an_old_proof_proves_nothing(shop, trade):
    from mutua.activities import following, services

    client = french(shop)
    following.ask_about_client(client=str(client))
    invoice = foreign_invoice(shop, client)
    with clock.on(shop.DAY + timedelta(days=93)), pytest.raises(Refused) as caught:
        services.issue_invoice(actor=shop.alice, key=uuid4(), invoice=invoice)
    assert caught.value.code == "vat_unproven"


def test_the_diagnosis_finds_nothing_wrong(shop):
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []
