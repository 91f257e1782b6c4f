"""The words of messages, and their delivery by Django: a folder by default, SMTP by setting."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

WORDS = Path(__file__).parent / "mails.yaml"
OTHERWISE = "en"


@cache
def words() -> dict[str, dict[str, dict[str, str]]]:
    """Subject and text of each message, by name and language."""
    found: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(WORDS.read_text("utf-8"))
    return found


def write(what: str, language: str, facts: dict[str, Any]) -> tuple[str, str]:
    """The subject and the text of a message."""
    found = words()[what].get(language) or words()[what][OTHERWISE]
    return found["subject"].format(**facts), found["text"].format(**facts)


def deliver(what: str, to: str, language: str, facts: dict[str, Any]) -> None:
    """Hand a message to the mail server of the settings."""
    from django.core.mail import send_mail

    subject, text = write(what, language, facts)
    send_mail(" ".join(subject.split()), text, None, [to])
