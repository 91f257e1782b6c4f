"""The bank itself: one folder, one clock that only goes forward, accounts that never lose a cent."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from simulators.bank import answers, books, camt, coda, days, execution, lines, orders
from simulators.bank.answers import Answer


class Unknown(ValueError):  # noqa: N818 - an answer, not an accident
    """Something the bank was asked that it knows nothing of, or cannot do."""


class Bank:
    """A bank in a folder: files dropped in ``inbox`` wait for ``collect``, ``taken`` keeps what
    was taken, ``outbox`` has what it answered.

    Each method is one transaction of the bank's books. ``today`` is the day it opens on when the
    folder is new; afterwards the folder remembers.
    """

    def __init__(self, folder: Path, today: date | None = None) -> None:
        self.folder = Path(folder)
        self.outbox = self.folder / "outbox"
        self.inbox = self.folder / "inbox"
        self.taken = self.folder / "taken"
        self.books = books.opened(self.folder)
        self.outbox.mkdir(exist_ok=True)
        self.inbox.mkdir(exist_ok=True)
        self.taken.mkdir(exist_ok=True)
        if self._fact("today") is None:
            self._keep("today", days.open_from(today or date(2026, 1, 5)).isoformat())

    @property
    def today(self) -> date:
        return date.fromisoformat(self._fact("today") or "")

    def close(self) -> None:
        self.books.close()

    # ── What the customer does ──────────────────────────────────────────────────────────────────

    def open_account(
        self, iban: str, name: str, balance: int = 0, wages_in_detail: bool = False
    ) -> None:
        """A customer's account with its first balance, in cents."""
        if not orders.is_account(iban):
            raise Unknown(f"{iban} is no account number")
        with self._together():
            self.books.execute(
                "insert into account (iban, name, opening, wages_in_detail) values (?, ?, ?, ?)",
                (iban, name, balance, wages_in_detail),
            )

    def submit(self, content: bytes, version: str = "10") -> Path:
        """Take a file of transfers; the answer (pain.002) is in the outbox."""
        number = self._next("received")
        self._put(self.taken / f"{number:05}.xml", content)
        try:
            order = orders.read(content)
            with self._together():
                answer = execution.accept(self.books, order, self.today)
        except orders.NotTaken as refusal:
            answer = Answer("", refusal.message_id, "", "RJCT", refusal.code, refusal.words)
        return self._answer(answer, version)

    def collect(self, version: str = "10") -> list[Path]:
        """Take each file that lies in the inbox, by name, and put it away."""
        made = []
        for path in sorted(self.inbox.glob("*.xml")):
            made.append(self.submit(path.read_bytes(), version))
            path.unlink()
        return made

    # ── What the world does ─────────────────────────────────────────────────────────────────────

    def day(self, day: date, version: str = "10") -> list[Path]:
        """Go forward to a day, and do on each banking day on the way what is due; the answers to
        what was done or refused are in the outbox."""
        if day < self.today:
            raise Unknown(f"{day} lies behind: today is {self.today}")
        made: list[Path] = []
        current = self.today
        while True:
            if days.is_open(current):
                with self._together():
                    done = execution.execute(self.books, current)
                made += [self._answer(one, version) for one in done]
            if current >= day:
                break
            current += days.ONE
            self._keep("today", current.isoformat())
        return made

    def incoming(
        self,
        amount: int,
        from_name: str,
        from_iban: str,
        communication: str = "",
        text: str = "",
        end_to_end_id: str = "",
        iban: str = "",
    ) -> None:
        """Money comes from elsewhere, in cents. ``communication``: twelve digits."""
        if amount <= 0:
            raise Unknown(f"{amount}: money that comes is above zero")
        if communication and not orders.is_communication(communication):
            raise Unknown(f"{communication} is no structured communication")
        item = lines.Item(amount, end_to_end_id, from_name, from_iban, communication, text, "")
        with self._together():
            execution.book(self.books, self._account(iban), self.today, "in", [item])

    def outgoing(
        self,
        amount: int,
        to_name: str,
        to_iban: str,
        communication: str = "",
        text: str = "",
        iban: str = "",
    ) -> None:
        """Somebody transfers money by the bank's own program, in cents, or it is taken by a card."""
        if amount <= 0:
            raise Unknown(f"{amount}: money that leaves is above zero")
        if communication and not orders.is_communication(communication):
            raise Unknown(f"{communication} is no structured communication")
        item = lines.Item(-amount, "", to_name, to_iban, communication, text, "")
        with self._together():
            execution.book(self.books, self._account(iban), self.today, "out", [item])

    def charge(self, amount: int, text: str = "Account charges", iban: str = "") -> None:
        """The bank's own costs, in cents."""
        if amount <= 0:
            raise Unknown(f"{amount}: a charge is above zero")
        item = lines.Item(-amount, "", "", "", "", text, "")
        with self._together():
            execution.book(self.books, self._account(iban), self.today, "charge", [item])

    def refuse(self, end_to_end_id: str, reason: str = "AC04") -> None:
        """Refuse the payments of this id, those that wait and those that will come."""
        self._tell(end_to_end_id, "refuse", reason)

    def delay(self, end_to_end_id: str, count: int) -> None:
        """Do the payments of this id so many banking days later."""
        if count < 1:
            raise Unknown(f"{count}: at least one day")
        self._tell(end_to_end_id, "delay", str(count))

    def give_back(self, end_to_end_id: str, reason: str = "AC04") -> None:
        """The other bank returns a payment that was done."""
        row = self.books.execute(
            "select payment.*, block.iban as debtor from payment join block on block.id = block"
            " where end_to_end_id = ? and state = 'done' and returned = 0 order by payment.id",
            (end_to_end_id,),
        ).fetchone()
        if row is None:
            raise Unknown(f"{end_to_end_id}: no such payment was done, or it came back already")
        item = lines.Item(
            row["amount"],
            end_to_end_id,
            row["name"],
            row["iban"],
            row["communication"],
            row["text"],
            reason,
        )
        with self._together():
            self.books.execute("update payment set returned = 1 where id = ?", (row["id"],))
            execution.book(self.books, row["debtor"], self.today, "return", [item])

    def close_account(self, iban: str) -> None:
        """An account, here or elsewhere, takes no more money and gives none (AC04)."""
        with self._together():
            self.books.execute("update account set closed = 1 where iban = ?", (iban,))
            self.books.execute("insert or ignore into closed_elsewhere values (?)", (iban,))

    # ── What the customer reads ─────────────────────────────────────────────────────────────────

    def balance(self, iban: str = "") -> int:
        return execution.balance(self.books, self._account(iban))

    def statement(self, layout: str = "camt", iban: str = "", version: str = "08") -> list[Path]:
        """Close the day and write each statement not yet written in this layout, ``camt`` or
        ``coda``. What is booked after this belongs to the next banking day."""
        if layout not in {"camt", "coda"}:
            raise Unknown(f"{layout}: camt or coda")
        account = self._account(iban)
        with self._together():
            lines.close(self.books, account, self.today)
            booked = self.books.execute(
                "select 1 from movement where iban = ? and day = ?",
                (account, self.today.isoformat()),
            ).fetchone()
            if booked:
                self._keep("today", days.after(self.today).isoformat())
        rows = self.books.execute(
            "select * from statement where iban = ?"
            " and id not in (select statement from written where layout = ?) order by id",
            (account, layout),
        ).fetchall()
        paths = []
        for row in rows:
            paths.append(self._write(row, layout, version, copy=False))
            with self._together():
                self.books.execute("insert into written values (?, ?)", (row["id"], layout))
        return paths

    def again(
        self, year: int, number: int, layout: str = "camt", iban: str = "", version: str = "08"
    ) -> Path:
        """A statement once more, marked as a copy."""
        row = self.books.execute(
            "select * from statement where iban = ? and year = ? and number = ?",
            (self._account(iban), year, number),
        ).fetchone()
        if row is None:
            raise Unknown(f"no statement {number} of {year}")
        return self._write(row, layout, version, copy=True)

    # ── Inside ──────────────────────────────────────────────────────────────────────────────────

    def _write(self, row: sqlite3.Row, layout: str, version: str, *, copy: bool) -> Path:
        statement = lines.of(self.books, row, copy)
        ending = "-copy" if copy else ""
        if layout == "camt":
            path = self.outbox / f"camt053-{statement.name}{ending}.xml"
            return self._put(path, camt.written(statement, version))
        path = self.outbox / f"coda-{statement.name}{ending}.cod"
        return self._put(path, coda.written(statement))

    def _answer(self, answer: Answer, version: str) -> Path:
        number = self._next("answers")
        answer.message_id = f"ANSWER-{number:06}"
        answer.made = f"{self.today}T12:00:00"
        return self._put(self.outbox / f"pain002-{number:06}.xml", answers.written(answer, version))

    def _account(self, iban: str) -> str:
        rows = self.books.execute(
            "select iban from account where ? in ('', iban)", (iban,)
        ).fetchall()
        if len(rows) != 1:
            raise Unknown(f"which account? {len(rows)} fit {iban or 'no number'}")
        return str(rows[0]["iban"])

    def _tell(self, end_to_end_id: str, what: str, value: str) -> None:
        with self._together():
            self.books.execute(
                "insert or replace into told values (?, ?, ?)", (end_to_end_id, what, value)
            )

    def _next(self, name: str) -> int:
        with self._together():
            number = int(self._fact(name) or 0) + 1
            self._keep(name, str(number))
        return number

    def _fact(self, name: str) -> str | None:
        row = self.books.execute("select value from fact where name = ?", (name,)).fetchone()
        return None if row is None else str(row["value"])

    def _keep(self, name: str, value: str) -> None:
        self.books.execute("insert or replace into fact values (?, ?)", (name, value))

    @contextmanager
    def _together(self) -> Iterator[None]:
        if self.books.in_transaction:
            yield
            return
        self.books.execute("begin immediate")
        try:
            yield
        except BaseException:
            self.books.execute("rollback")
            raise
        self.books.execute("commit")

    def _put(self, path: Path, content: bytes) -> Path:
        part = path.with_suffix(".part")
        part.write_bytes(content)
        return part.replace(path)
