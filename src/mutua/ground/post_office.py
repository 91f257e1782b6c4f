"""The words of messages, and their delivery by Django: a folder by default, SMTP by setting."""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import yaml

from mutua.ground import actors, clock, journal, opening, policy
from mutua.ground.actors import WORKER, Actor
from mutua.ground.ids import derived_id, new_id
from mutua.ground.jobs import task
from mutua.ground.journal import Line
from mutua.ground.transactions import after_commit, reading
from mutua.ground.verbs import verb

if TYPE_CHECKING:
    from mutua.ground.models import Letter

WORDS = Path(__file__).parent / "mails.yaml"
OTHERWISE = "en"
KIND = "letter"
POSTMAN = actors.job("mail")
at_once = True  # False: letters wait for their job, as when the mail server is down
policy.grant("ground.send_letter", WORKER)


@cache
def words() -> dict[str, dict[str, dict[str, str]]]:
    """Subject and text of each message, by name and language."""
    found: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(WORDS.read_text("utf-8"))
    return found


def write(what: str, language: str, facts: dict[str, Any]) -> tuple[str, str]:
    """The subject and the text of a message."""
    found = words()[what].get(language) or words()[what][OTHERWISE]
    return found["subject"].format(**facts), found["text"].format(**facts)


def try_now(letter: UUID) -> None:
    """Send a letter at once; what fails is left to the job."""
    if not at_once:
        return
    try:
        with after_commit():
            deliver(letter)
    except Exception:
        logging.getLogger(__name__).warning("a letter waits for its job", exc_info=True)


@task("ground.send_letter")
def send_waiting(letter: str) -> None:
    """Send a letter that has not left."""
    deliver(UUID(letter))


def deliver(letter: UUID) -> None:
    """Send a letter as the postman, once."""
    send_letter(actor=POSTMAN, key=derived_id(letter, "sent"), letter=letter)


@verb("ground.send_letter")
def send_letter(*, actor: Actor, letter: UUID) -> str:
    """Hand a letter to the mail server of the settings, and erase its words. Its line is in the
    journal first, so that a restored store does not send it again."""
    from django.core.mail import send_mail

    from mutua.ground.models import Letter

    found = Letter.objects.select_for_update().filter(id=letter, sent_at=None).first()
    if found is None:
        return "gone"
    if not opening.is_open():
        return "shut"  # when the store opens again its letters are tried again
    journal.write(KIND, letter)
    try:
        send_mail(found.subject, found.text, None, [found.address])
    except Exception:
        journal.write(KIND + opening.STAYED, letter)
        raise
    _mark(found)
    return "sent"


@verb("ground.send_letter")
def mark_left(*, actor: Actor, letter: UUID) -> str:
    """Know of a letter that it had left before the store was restored."""
    from mutua.ground.models import Letter

    found = Letter.objects.select_for_update().filter(id=letter, sent_at=None).first()
    if found is None:
        return "gone"
    _mark(found)
    return "marked"


def _mark(found: Letter) -> None:
    found.address = found.subject = found.text = ""
    found.sent_at = clock.now()
    found.save(update_fields=["address", "subject", "text", "sent_at"])


def send_all_waiting() -> int:
    """Try every letter that waits; gives how many did."""
    from mutua.ground.models import Letter

    with reading(POSTMAN):
        waiting = list(Letter.objects.filter(sent_at=None).values_list("id", flat=True))
    for one in waiting:
        try_now(one)
    return len(waiting)


def _unknown(lines: list[Line]) -> list[Line]:
    from mutua.ground.models import Letter

    waiting = set(Letter.objects.filter(sent_at=None).values_list("id", flat=True))
    return [line for line in lines if line.reference in waiting]


def _take_back(line: Line) -> None:
    mark_left(actor=POSTMAN, key=new_id(), letter=line.reference)


opening.kinds[KIND] = opening.Kind(_unknown, _take_back, proves=False)
