"""Settings of the shared enterprise: what a portal with a database has beside the simulator."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from mutua.ground.database import home

APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "allauth",
    "mutua.portal.accounts.apps.SignInConfig",
    "allauth.mfa",
]
# Inside the middleware of every page: who one is, and that a form comes from our own page.
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "mutua.portal.accounts.acting.Acting",
]


def sign_in() -> dict[str, Any]:
    """How one signs in, with a database or without: cookies, passwords, second factor.

    MUTUA_ADDRESS is the address that people know, such as https://coop.example: where it begins
    with https, cookies travel by https alone.
    """
    address = os.environ.get("MUTUA_ADDRESS", "").rstrip("/")
    secure = address.startswith("https://")
    host = urlsplit(address).hostname
    return {
        "MUTUA_ADDRESS": address,
        "MUTUA_HOSTS": [host] if host else [],
        "CSRF_TRUSTED_ORIGINS": [address] if address else [],
        "CSRF_FAILURE_VIEW": "mutua.portal.errors.stale",
        "SESSION_COOKIE_SECURE": secure,
        "CSRF_COOKIE_SECURE": secure,
        "CSRF_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_AGE": 12 * 60 * 60,
        "SECURE_HSTS_SECONDS": 365 * 24 * 60 * 60 if secure else 0,
        "AUTHENTICATION_BACKENDS": ["allauth.account.auth_backends.AuthenticationBackend"],
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.Argon2PasswordHasher"],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
            for name, options in (
                ("MinimumLengthValidator", {"min_length": 12}),
                ("CommonPasswordValidator", {}),
                ("UserAttributeSimilarityValidator", {}),
            )
        ],
        "ACCOUNT_ADAPTER": "mutua.portal.accounts.adapter.Door",
        "ACCOUNT_LOGIN_METHODS": {"email"},
        "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,
        "ACCOUNT_EMAIL_NOTIFICATIONS": True,
        "ACCOUNT_SESSION_REMEMBER": False,
        "MFA_ADAPTER": "mutua.portal.accounts.adapter.SecondFactor",
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_FORMS": {
            "add_webauthn": "mutua.portal.accounts.forms.AddPasskey",
            "activate_totp": "mutua.portal.accounts.forms.ActivateApp",
        },
        "MFA_TOTP_ISSUER": "Mutua",
        "MFA_TOTP_TOLERANCE": 1,  # a code typed as it changes (RFC 6238, 5.2: one step of delay)
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": not secure,
    }


def settings(middleware: list[str]) -> dict[str, Any]:
    """What changes when there is a database; ``middleware`` is what every page has."""
    return {
        "ROOT_URLCONF": "mutua.portal.enterprise_urls",
        "MIDDLEWARE": [*middleware, *MIDDLEWARE],
        "CACHES": {
            "default": {
                "BACKEND": "django.core.cache.backends.db.DatabaseCache",
                "LOCATION": "portal_cache",
            }
        },
    }


def secret_key() -> str:
    """The key of MUTUA_SECRET_KEY; for trial one that is kept in MUTUA_HOME, so that sessions and
    second factors outlive the process."""
    given = os.environ.get("MUTUA_SECRET_KEY")
    if given:
        return given
    path = home() / "secret-key"
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text("utf-8")
