"""The contract as PDF: the same content always gives the same bytes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from mutua.activities.documents import shown, typeset
from mutua.ground import formats
from mutua.ground.clock import ZONE
from mutua.legislation import regimes_where
from mutua.work.documents.content import ContractContent
from mutua.work.documents.words import title, word

CLAUSES = {
    "artist_1bis": ("no_authority", "promise", "security", "other_employers"),
    "amateur_arts_indemnity": ("no_contract", "promise"),
    "student": ("trial", "authority", "fixed_schedule", "promise", "security", "other_employers"),
}
FOR_GOOD = ("authority", "fixed_week", "essential", "notice", "promise", "security", "other_employers")  # fmt: skip
USUAL = ("authority", "fixed_schedule", "ends", "promise", "security", "other_employers")


def draw(content: ContractContent, signer: str, signed_at: datetime) -> bytes:
    """The contract with the person's signature, ready for the seal of the house."""
    return typeset.pdf("contract", texts(content, signer, signed_at), int(signed_at.timestamp()))


def texts(content: ContractContent, signer: str, signed_at: datetime) -> dict[str, Any]:
    """Every text of the paper."""
    language, home = content.language, content.employer.address.country
    heading = title(content.regime, language, for_good=bool(content.week))
    paid = content.regime not in regimes_where(pay=False)
    return {
        "title": heading, "number": content.number, "language": language,
        "seller": shown.party(content.employer, language, home),
        "footer": shown.footer(content.employer, language),
        "page": word("page", language, "{0}", "{1}"),
        "parties": _parties(content, home),
        "facts": _facts(content),
        "work_title": word("work", language), "work": _work(content),
        "schedule_title": word("schedule", language),
        "schedule_columns": [word(one, language) for one in ("day", "hours")],
        "schedule": _schedule(content),
        "pay_title": word("pay" if paid else "indemnity", language),
        "pay_columns": [
            word(one, language)
            for one in ("period", "hours", "gross" if paid else "amount", "paid_by")
        ],
        "pay": [_month(one, content) for one in content.months],
        "how_paid": word("how_paid_monthly" if content.week else "how_paid", language),
        "clauses_title": word("clauses", language), "clauses": _clauses(content),
        "signatures_title": word("signatures", language),
        "signatures": _signatures(content, signer, signed_at),
        "hash_label": word("hash", language),
        "hash": " ".join(content.content_hash[i : i + 8] for i in range(0, 64, 8)),
    }  # fmt: skip


def _parties(content: ContractContent, home: str) -> list[dict[str, Any]]:
    language, worker = content.language, content.worker
    apart = content.regime in regimes_where(employed=False)
    born = []
    if worker.born_on:
        born = [f"{word('born', language)} {formats.long_day(worker.born_on, language)}"]
    return [
        {
            "label": word("principal" if apart else "employer", language),
            **shown.party(content.employer, language, home),
        },
        {
            "label": word("artist" if apart else "worker", language), "name": worker.name,
            "lines": [*shown.address(worker.address, language, home), *born],
        },
    ]  # fmt: skip


def _schedule(content: ContractContent) -> list[list[str]]:
    language = content.language
    if content.week:
        return [
            [formats.weekday(one.weekday, language), f"{one.starts} – {one.ends}"]
            for one in content.week
        ]
    return [[formats.day(one.day, language), f"{one.starts} – {one.ends}"] for one in content.hours]


def _facts(content: ContractContent) -> list[list[str]]:
    language = content.language
    if content.week:
        return _facts_for_good(content)
    minutes = sum(one.hours for one in content.months)
    return [
        [word("begin", language), formats.long_day(content.hours[0].day, language)],
        [word("end", language), formats.long_day(content.hours[-1].day, language)],
        [word("total_hours", language), formats.hundredths(minutes, language)],
    ]


def _facts_for_good(content: ContractContent) -> list[list[str]]:
    language, begun, since = content.language, content.begun_on, content.week_from
    assert begun is not None and since is not None  # noqa: S101, PT018 - they come with a week
    found = [
        [word("begin", language), formats.long_day(begun, language)],
        [word("lasts", language), word("for_good", language)],
        [word("monthly_gross", language),
         formats.money(content.monthly_gross, language, content.currency)],
    ]  # fmt: skip
    if since != begun:
        found.append([word("version_from", language), formats.long_day(since, language)])
    return found


def _work(content: ContractContent) -> list[list[str]]:
    rows = [
        ("function", content.task), ("place", content.place), ("for_client", content.client),
        ("by_order", content.order), ("committee", content.joint_committee),
    ]  # fmt: skip
    return [[word(key, content.language), value] for key, value in rows if value]


def _month(month: Any, content: ContractContent) -> list[str]:
    language = content.language
    return [
        formats.days(month.first_day, month.last_day, language),
        formats.hundredths(month.hours, language),
        formats.money(month.gross_pay, language, content.currency),
        formats.long_day(month.promised_on, language),
    ]


def _clauses(content: ContractContent) -> list[str]:
    language = content.language
    keys = FOR_GOOD if content.week else CLAUSES.get(content.regime, USUAL)
    found = [word(key, language) for key in keys]
    if content.work_rules:
        found.append(word("rules", language, content.work_rules))
    return found


def _signatures(
    content: ContractContent, signer: str, signed_at: datetime
) -> list[list[list[str]]]:
    language = content.language
    moment = formats.instant(signed_at.astimezone(ZONE), language)
    return [
        [[word("signed_by", language), signer], [word("signed_at", language), moment]],
        [[content.employer.name, word("for_employer", language)]],
    ]
