"""How sign-in works here: nobody signs up alone, secrets of second factors are kept encrypted."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

HOMES = {"member": "home", "staff": "staff", "treasury": "treasury"}


class Door(DefaultAccountAdapter):
    """Accounts are opened by the cooperative, and lead to the member's home."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up alone."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Where one arrives: each role at its own home."""
        from mutua.portal.accounts.models import Account

        account = Account.objects.filter(user_id=request.user.pk).first()
        return reverse(HOMES[account.role] if account else "home")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Where one leaves to."""
        return reverse("account_login")


class SecondFactor(DefaultMFAAdapter):
    """Who reads the store cannot make codes: secrets are encrypted with a key of the settings."""

    def encrypt(self, text: str) -> str:
        """A secret as it is kept."""
        return _lock().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """A secret that was kept."""
        return _lock().decrypt(encrypted_text.encode()).decode()


def _lock() -> Fernet:
    digest = hashlib.sha256(b"second factor" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))


def has_second_factor(user: Any) -> bool:
    """Whether an account asks for more than a password."""
    from allauth.mfa.utils import is_mfa_enabled

    return bool(is_mfa_enabled(user))
