"""Fault 20: a store that is restored to an earlier point, while what it issued and sent is out in
the world. It stays shut until the journal is read; nothing is numbered or sent twice."""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.core import mail

from mutua.ground import backup, clock, journal, opening, places
from mutua.ground.errors import Refused
from mutua.ground.transactions import reading
from tests.proofs_of_rooms.guards import Coded, session, without
from tests.support import restoring
from tests.support.restoring import broken
from tests.support.store import OLGA


@pytest.fixture(scope="module")
def house(store, tmp_path_factory):
    """A house that was backed up after its first invoice, and went on."""
    from tests.support import books, shop

    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("MUTUA_HOME", str(tmp_path_factory.mktemp("home")))
        shop.open_shop()
        shop.second = uuid4()
        with clock.on(shop.DAY):
            books.hire(shop.second, "Greta Smet", "treasurer", "adviser")
            shop.before = shop.issued_invoice()
            work()
            patched.setenv(backup.ADMINISTRATOR, restoring.administrator(store))
            shop.place = tmp_path_factory.mktemp("backups")
            shop.waiting = letter(shop)
            shop.made = backup.make(shop.place).folder
            shop.after = [shop.issued_invoice() for _ in range(2)]
            work()
        shop.journal = places.journal()
        yield shop


def letter(shop):
    """A letter that waits when the backup is made, and leaves after it."""
    from mutua.ground import post_office
    from mutua.ground.models import Letter

    post_office.at_once = False
    try:
        shop.offered_order()
    finally:
        post_office.at_once = True
    with reading(post_office.POSTMAN):
        return Letter.objects.filter(sent_at=None).latest("id").id


def work() -> None:
    from mutua.ground import jobs, post_office

    jobs.work(wait=False)
    post_office.send_all_waiting()


@contextmanager
def restored(house, store, name: str):
    """The backup in a database of its own, on the day of the tests."""
    with clock.on(house.DAY), restoring.restored(store, name, house.made, house.journal):
        yield


def reopen(house, *signed) -> int:
    return restoring.reopen(house.second, *signed)


def numbers(house) -> dict:
    from mutua.activities.models import Invoice

    with reading(house.alice):
        return dict(Invoice.objects.filter(state="issued").values_list("id", "drawn"))


def test_a_restored_store_is_read_but_numbers_and_sends_nothing(house, store):
    from mutua.ground import post_office

    with restored(house, store, "shut"):
        assert numbers(house) == {house.before: 1}
        with pytest.raises(Refused) as caught:
            house.issued_invoice()
        assert caught.value.code == "shut"
        with session("mutua_worker", None) as worker, Coded("MU020"):
            worker.execute(
                "select mutua.draw_number(id, 'V', 2026) from activities_invoice"
                " where state = 'draft' limit 1"
            )
        assert post_office.send_all_waiting() >= 1
        assert mail.outbox == []


def test_what_left_is_taken_back_and_the_numbers_go_on_after_it(house, store):
    from mutua.activities.models import LostNumber
    from mutua.ground import post_office

    with restored(house, store, "opened"):
        assert reopen(house) == 3  # two invoices, and the letter that left after the backup
        assert house.before in numbers(house)
        following = house.issued_invoice()
        assert numbers(house)[following] == 4
        with reading(opening.KEEPER):
            lost = dict(LostNumber.objects.values_list("number", "invoice"))
        assert lost == {2: house.after[0], 3: house.after[1]}
        assert opening.unknown() == []
        mail.outbox = []
        post_office.send_all_waiting()
        assert mail.outbox == []  # it left once, before
        assert broken() == []


def test_an_invoice_that_left_is_not_issued_again(house, store):
    from mutua.activities import services

    with restored(house, store, "again"):
        reopen(house)
        services.draft_invoice(
            actor=house.alice, key=uuid4(), invoice=house.after[0], activity=house.ALICES,
            client=house.CLIENT, lines=(house.EVENING,),
        )  # fmt: skip
        with pytest.raises(Refused) as caught:
            services.issue_invoice(actor=house.alice, key=uuid4(), invoice=house.after[0])
        assert caught.value.code == "MU020"


def test_twin_without_the_guard_a_number_leaves_twice(house, store):
    with (
        restored(house, store, "twin"),
        without(
            "alter table activities_invoice disable trigger may_be_numbered",
            "alter table activities_invoice enable trigger may_be_numbered",
        ),
        pytest.MonkeyPatch.context() as patched,
    ):
        patched.setattr("mutua.activities.services.invoices.require_open", lambda: None)
        following = house.issued_invoice()
        assert numbers(house)[following] == 2  # as the one that a client has
        assert len(opening.unknown()) == 3


def test_nobody_opens_a_store_alone(house, store):
    with restored(house, store, "alone"):
        for signed in ((OLGA,), (OLGA, OLGA), (OLGA, house.ALICES), (OLGA, house.bob.person)):
            with pytest.raises(Refused) as caught:
                reopen(house, *signed)
            assert caught.value.field == "signed_by"
        with session("mutua_staff") as staff, Coded("MU020"):
            staff.execute(
                "insert into ground_opening (server, why, signed_by)"
                f""" values (mutua.this_server(), 'x', '["{OLGA}", "{OLGA}"]')"""
            )
        with (  # the twin
            without(
                "alter table ground_opening disable trigger guarded",
                "alter table ground_opening enable trigger guarded",
            ),
            session("mutua_staff") as staff,
        ):
            staff.execute(
                "insert into ground_opening (server, why, signed_by)"
                f""" values (mutua.this_server(), 'x', '["{OLGA}", "{OLGA}"]')"""
            )
            assert staff.execute("select mutua.is_open()").fetchone() == (True,)


def test_a_store_on_another_server_is_shut(house, store):
    with restored(house, store, "moved"):
        reopen(house)
        with psycopg.connect(backup.administrator(), autocommit=True) as superuser:
            superuser.execute("set session_replication_role = replica")
            superuser.execute("update ground_opening set server = '1/1' where server <> ''")
        with pytest.raises(Refused) as caught:
            house.issued_invoice()
        assert caught.value.code == "shut"


def test_a_copy_of_the_disk_that_is_older_than_the_journal_is_shut(house, store):
    """Neither server nor timeline tell: the journal does, at the start."""
    with restored(house, store, "raw"):
        with psycopg.connect(backup.administrator(), autocommit=True) as superuser:
            superuser.execute("set session_replication_role = replica")
            superuser.execute("delete from ground_opening where server = ''")
        assert not opening.shut_if_restored()
        with pytest.raises(Refused) as caught:
            house.issued_invoice()
        assert caught.value.code == "shut"
        reopen(house)
        assert opening.shut_if_restored()


# ── The line comes first ────────────────────────────────────────────────────────────────────────


def test_a_document_is_not_made_before_its_line_is_in_the_journal(house, store, monkeypatch):
    from mutua.activities import tasks

    with restored(house, store, "line"):
        reopen(house)
        with monkeypatch.context() as dead:  # the process dies between the commit and the line
            dead.setattr("mutua.ground.opening.note_now", lambda *given, **facts: None)
            invoice = house.issued_invoice()
            with pytest.raises(Refused) as caught:
                tasks.render_invoice(invoice=str(invoice))
            assert caught.value.code == "MU020"
        tasks.render_invoice(invoice=str(invoice))
        written = [one for one in journal.lines() if one.reference == invoice]
        assert [one.kind for one in written] == ["invoice_number"]
        assert broken() == []


def test_twin_without_the_trigger_a_document_is_made_before_its_line(house, store, monkeypatch):
    from mutua.activities import tasks

    with (
        restored(house, store, "line_twin"),
        without(
            "alter table activities_invoice disable trigger has_its_line",
            "alter table activities_invoice enable trigger has_its_line",
        ),
    ):
        reopen(house)
        monkeypatch.setattr("mutua.ground.opening.note_now", lambda *given, **facts: None)
        tasks.render_invoice(invoice=str(house.issued_invoice()))
        assert broken() == ["activities.left"]


# ── What was spoilt is refused ──────────────────────────────────────────────────────────────────


@pytest.fixture
def copied(house, tmp_path):
    """A backup and a journal to spoil."""
    shutil.copytree(house.place, tmp_path / "backups")
    return tmp_path / "backups" / house.made.name


def flip(path: Path) -> None:
    path.chmod(0o600)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_a_backup_of_which_a_byte_has_changed_is_not_restored(copied):
    backup.check(copied)
    for path in (copied / backup.DUMP, next((copied.parent / "files").glob("??/??/*"))):
        before = path.read_bytes()
        flip(path)
        with pytest.raises(Refused) as caught:
            backup.check(copied)
        assert caught.value.code == "spoilt"
        path.write_bytes(before)
    (copied / backup.MANIFEST).write_text("{}")
    with pytest.raises(Refused):
        backup.check(copied)


def test_a_backup_goes_into_an_empty_store_alone(house, store):
    with pytest.raises(Refused) as caught, clock.on(house.DAY):
        backup.load(house.made)
    assert caught.value.field == "store"


@pytest.mark.parametrize("spoil", ["amount", "order", "gone", "words"])
def test_a_journal_of_which_a_line_has_changed_is_not_believed(house, tmp_path, monkeypatch, spoil):
    lines = places.journal().read_text("utf-8").splitlines()
    if spoil == "amount":
        said = json.loads(lines[-1])
        lines[-1] = json.dumps({**said, "facts": {**said["facts"], "gross": 1}}, sort_keys=True)
    elif spoil == "order":
        lines[0], lines[1] = lines[1], lines[0]
    elif spoil == "gone":
        del lines[0]
    else:
        lines[-1] = "not json"
    path = tmp_path / "journal.jsonl"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    monkeypatch.setenv("MUTUA_JOURNAL", str(path))
    with pytest.raises(Refused) as caught:
        list(journal.lines())
    assert caught.value.code == "spoilt"


def test_half_a_line_of_a_death_is_taken_away_by_the_next(house, tmp_path, monkeypatch):
    path = tmp_path / "journal.jsonl"
    path.write_bytes(places.journal().read_bytes() + b'{"at": "2026')
    before = len(list(journal.lines()))
    monkeypatch.setenv("MUTUA_JOURNAL", str(path))
    journal.write("letter", uuid4())
    assert len(list(journal.lines())) == before + 1


def test_a_journal_within_the_store_is_refused(house, monkeypatch):
    monkeypatch.setenv("MUTUA_JOURNAL", str(places.journal()))
    monkeypatch.setenv("MUTUA_HOME", str(places.journal().parent))
    with pytest.raises(Refused, match="outside"):
        places.journal()


def test_a_mail_server_that_is_down_leaves_the_letter_to_be_sent(house, store, monkeypatch):
    from mutua.ground import post_office

    with restored(house, store, "mail"):
        reopen(house)

        def down(*_: object) -> None:
            raise OSError("no route")

        with monkeypatch.context() as broken_mail:
            broken_mail.setattr("django.core.mail.send_mail", down)
            waits = letter(house)
            with pytest.raises(OSError, match="no route"):
                post_office.deliver(waits)
        assert not any(one.reference == waits for one in opening.unknown())
        assert post_office.deliver(waits) is None
        assert len(mail.outbox) >= 1


def test_raw_sql_reserves_no_number(house, store):
    with restored(house, store, "raw_number"):
        for role in ("mutua_member", "mutua_staff", "mutua_treasury"):
            with session(role, OLGA) as connection, Coded("42501"):
                connection.execute(
                    "select mutua.reserve_number('coop', 'V', 2026, 9, gen_random_uuid(), '{}')"
                )
        with session("mutua_worker", None) as worker, Coded("42501"):
            worker.execute("update activities_series set last = 9")
