"""Accounts as a Django application, and the library of sign-in as ours."""

from __future__ import annotations

from allauth.account.apps import AccountConfig
from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts of people."""

    name = "mutua.portal.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Let a dismissal close accounts."""
        from mutua.portal.accounts import services  # noqa: F401


class SignInConfig(AccountConfig):
    """The library's own application. Its middleware is there only with a database, so its absence
    is no fault; its other checks run as usual."""

    def ready(self) -> None:
        """Let Django know the library's checks."""
        from allauth.account import checks  # noqa: F401
