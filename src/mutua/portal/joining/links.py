"""Links that open one account once: by mail to a newcomer, by ``mutua init`` to the first
administrator. Nothing is kept of them; the house knows its own seal."""

from __future__ import annotations

from typing import Final, NamedTuple
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import override

from mutua.ground.ids import derived_id, new_id
from mutua.portal.accounts.models import Account

SALT: Final = "a link that opens an account"
SECONDS: Final = {"member": 24 * 60 * 60, "staff": 7 * 24 * 60 * 60}
AT_HOME: Final = "http://127.0.0.1:8000"


class Opening(NamedTuple):
    """What a link opens: an account in a role, for an address that was confirmed by the link.

    ``key`` was made before the first try: the link opens one account, however often it is used.
    """

    key: UUID
    role: str
    email: str


def newcomer_link(email: str, language: str, base: str) -> str:
    """The link that confirms a newcomer's address."""
    return base + _path("join_open", "member", email, language)


def first_link() -> str:
    """The link for the first administrator; nothing once there is one."""
    if is_administered():
        return ""
    base: str = settings.MUTUA_ADDRESS or AT_HOME
    return base + _path("begin", "staff", "", "en")


def is_administered() -> bool:
    """Whether somebody looks after this house already."""
    return bool(Account.objects.filter(role="staff").exists())


def _path(page: str, role: str, email: str, language: str) -> str:
    said = signing.dumps([new_id().hex, role, email], salt=SALT)
    with override(language):
        return str(reverse(page, args=[said]))


def read(token: str, role: str) -> Opening | None:
    """What a link opens; nothing for one that is too old, of another house or for another role."""
    try:
        noise, of, email = signing.loads(token, salt=SALT, max_age=SECONDS[role])
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Opening(derived_id("opening", noise), role, email) if of == role else None
