"""Accepts orders and does them on their day."""

import sqlite3
from datetime import date

from simulators.bank import days
from simulators.bank.answers import Answer, Answered, of_parts
from simulators.bank.lines import Item
from simulators.bank.orders import Block, NotTaken, Order, Transfer, is_account, is_communication


def accept(books: sqlite3.Connection, order: Order, today: date) -> Answer:
    """Keep what can be done, refuse what cannot. Raises NotTaken for the whole."""
    if books.execute("select 1 from message where id = ?", (order.message_id,)).fetchone():
        raise NotTaken("DU01", "a message with this identifier was taken", order.message_id)
    sequence = books.execute("select count(*) from message").fetchone()[0] + 1
    books.execute(
        "insert into message values (?, 'pain.001.001.09', ?, ?)",
        (order.message_id, today.isoformat(), sequence),
    )
    answered = {block.name: _accept_block(books, order, block, today) for block in order.blocks}
    statuses = [one.status for block in answered.values() for one in block]
    return Answer(
        "",
        order.message_id,
        "",
        of_parts(statuses),
        count=order.count,
        total=order.total,
        blocks=answered,
    )


def _accept_block(
    books: sqlite3.Connection, order: Order, block: Block, today: date
) -> list[Answered]:
    account = books.execute("select * from account where iban = ?", (block.iban,)).fetchone()
    whole = _of_the_block(account, block.due, today)
    due = days.open_from(max(block.due, today)).isoformat()
    kept: int | None = None
    if account is not None:
        kept = books.execute(
            "insert into block (message, name, iban, due, batch, purpose)"
            " values (?, ?, ?, ?, ?, ?)",
            (order.message_id, block.name, block.iban, due, block.batch, block.purpose),
        ).lastrowid
    answered = []
    for one in block.transfers:
        reason = whole or _of_the_transfer(books, one)
        answered.append(Answered(one.end_to_end_id, "RJCT" if reason else "ACCP", reason))
        if kept is not None:
            _keep(books, kept, one, due, reason)
    return answered


def _keep(books: sqlite3.Connection, block: int, one: Transfer, due: str, reason: str) -> None:
    state = "refused" if reason else "waiting"
    facts = (one.end_to_end_id, one.amount, one.name, one.iban, one.communication, one.text)
    books.execute(
        "insert into payment (block, due, state, reason, end_to_end_id, amount, name, iban,"
        " communication, text) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (block, due, state, reason, *facts),
    )


def _of_the_block(account: sqlite3.Row | None, due: date, today: date) -> str:
    if account is None:
        return "AC02"
    if account["closed"]:
        return "AC04"
    return "DT01" if due < today else ""


def _of_the_transfer(books: sqlite3.Connection, one: Transfer) -> str:
    if not is_account(one.iban):
        return "AC01"
    if one.communication and not is_communication(one.communication):
        return "BE17"
    if books.execute("select 1 from closed_elsewhere where iban = ?", (one.iban,)).fetchone():
        return "AC04"
    return _told(books, one.end_to_end_id, "refuse")


def _told(books: sqlite3.Connection, end_to_end_id: str, what: str) -> str:
    row = books.execute(
        "select value from told where end_to_end_id = ? and what = ?", (end_to_end_id, what)
    ).fetchone()
    return "" if row is None else str(row["value"])


def execute(books: sqlite3.Connection, day: date) -> list[Answer]:
    """Do what is due on a banking day; an answer for each message of which something was done,
    put off or refused."""
    answers: dict[str, Answer] = {}
    blocks = books.execute(
        "select * from block where exists (select 1 from payment"
        " where block = block.id and state = 'waiting' and due <= ?) order by id",
        (day.isoformat(),),
    ).fetchall()
    for block in blocks:
        found = _do(books, block, day)
        answer = answers.setdefault(block["message"], Answer("", block["message"], "", "PART"))
        answer.blocks.setdefault(block["name"], []).extend(found)
    for answer in answers.values():
        parts = [one.status for block in answer.blocks.values() for one in block]
        answer.status = of_parts(parts)
    return list(answers.values())


def _do(books: sqlite3.Connection, block: sqlite3.Row, day: date) -> list[Answered]:
    waiting = books.execute(
        "select * from payment where block = ? and state = 'waiting' and due <= ? order by id",
        (block["id"], day.isoformat()),
    ).fetchall()
    answered, ready = [], []
    for payment in waiting:
        name = payment["end_to_end_id"]
        if reason := _told(books, name, "refuse"):
            answered.append(_refused(books, payment, reason))
        elif count := _told(books, name, "delay"):
            later = days.after(day, int(count)).isoformat()
            books.execute("update payment set due = ? where id = ?", (later, payment["id"]))
            books.execute("delete from told where end_to_end_id = ? and what = 'delay'", (name,))
            answered.append(Answered(name, "PDNG"))
        else:
            ready.append(payment)
    groups = [ready] if block["batch"] else [[one] for one in ready]
    for group in filter(None, groups):
        answered += _pay(books, block, group, day)
    return answered


def _pay(
    books: sqlite3.Connection, block: sqlite3.Row, group: list[sqlite3.Row], day: date
) -> list[Answered]:
    total = sum(one["amount"] for one in group)
    if total > balance(books, block["iban"]):
        return [_refused(books, one, "AM04") for one in group]
    items = [
        Item(
            -one["amount"],
            one["end_to_end_id"],
            one["name"],
            one["iban"],
            one["communication"],
            one["text"],
            "",
        )
        for one in group
    ]
    kind, batch = ("batch", block["name"]) if block["batch"] else ("out", "")
    book(books, block["iban"], day, kind, items, batch, block["purpose"])
    for one in group:
        books.execute("update payment set state = 'done' where id = ?", (one["id"],))
    return [Answered(one["end_to_end_id"], "ACSC") for one in group]


def _refused(books: sqlite3.Connection, payment: sqlite3.Row, reason: str) -> Answered:
    books.execute(
        "update payment set state = 'refused', reason = ? where id = ?", (reason, payment["id"])
    )
    return Answered(payment["end_to_end_id"], "RJCT", reason)


def book(
    books: sqlite3.Connection,
    iban: str,
    today: date,
    kind: str,
    items: list[Item],
    batch: str = "",
    purpose: str = "",
) -> None:
    """A movement of an account, on the day or the next banking day."""
    day = days.open_from(today).isoformat()
    movement = books.execute(
        "insert into movement (iban, day, value_day, amount, kind, batch, purpose)"
        " values (?, ?, ?, ?, ?, ?, ?)",
        (iban, day, day, sum(one.amount for one in items), kind, batch, purpose),
    ).lastrowid
    for one in items:
        books.execute(
            "insert into item (movement, amount, end_to_end_id, name, iban, communication, text,"
            " reason) values (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                movement,
                one.amount,
                one.end_to_end_id,
                one.name,
                one.iban,
                one.communication,
                one.text,
                one.reason,
            ),
        )


def balance(books: sqlite3.Connection, iban: str) -> int:
    """What is on an account, in cents."""
    row = books.execute(
        "select opening + coalesce((select sum(amount) from movement where iban = account.iban), 0)"
        " as balance from account where iban = ?",
        (iban,),
    ).fetchone()
    return int(row["balance"])
