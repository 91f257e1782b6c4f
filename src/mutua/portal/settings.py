"""Settings of Mutua, read from the environment. The simulator needs no database."""

from __future__ import annotations

import os
import secrets

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from mutua.ground import database
from mutua.portal.house import build, enterprise, mailing

# Without a database nothing is signed and nothing lasts, so a key of this process alone is enough.
SECRET_KEY = os.environ.get("MUTUA_SECRET_KEY") or secrets.token_urlsafe(48)
DEBUG = os.environ.get("MUTUA_DEBUG") == "1"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
ALLOWED_HOSTS += [host for host in (os.environ.get("MUTUA_HOST"),) if host and host != "0.0.0.0"]  # noqa: S104
ALLOWED_HOSTS += os.environ.get("MUTUA_ALLOWED_HOSTS", "").split()

INSTALLED_APPS = [
    "mutua.portal.accounts",
    *enterprise.APPS,
    "django_htmx",
    "csp",
    "procrastinate.contrib.django",
    "mutua.ground",
    "mutua.ledger",
    "mutua.people",
    "mutua.activities",
    "mutua.work",
    "mutua.payroll",
    "mutua.treasury",
    "mutua.portal",
    "mutua.portal.simulator",
    "mutua.portal.client",
    "mutua.portal.contracts",
    "mutua.portal.payslips",
    "mutua.portal.member",
    "mutua.portal.demo",
    "mutua.portal.joining",
    "mutua.portal.staff",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIDDLEWARE = [
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "mutua.portal.house.headers.quiet",
    "csp.middleware.CSPMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "mutua.portal.urls"
WSGI_APPLICATION = "mutua.portal.wsgi.application"
DATABASES: dict[str, object] = {**database.connections()}
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "mutua.portal.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "mutua.portal.templatetags.mutua",
            ],
        },
    }
]

# The source of the texts is English; the first language is the one served when none fits.
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("French")), ("nl", _("Dutch")), ("de", _("German")), ("en", _("English"))]
# Made before anything is said: gettext reads each catalogue once, in jobs and commands too.
LOCALE_PATHS = [build.prepare() / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Brussels"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000  # two hundred lines of an invoice, six fields each
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": "mutua.portal.house.discreet.Discreet"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A refused form is an answer, not an event; and the address holds a person's scenario.
    "loggers": {"django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False}},
}

# Whoever serves a changed Mutua to others shows them where its source is (AGPL, section 13).
MUTUA_SOURCE = os.environ.get("MUTUA_SOURCE", "")
# The enterprise's own figures, apart from the law: see mutua.portal.simulator.law.
MUTUA_LAW = {
    name: int(value) if value.isdecimal() and value != "0" else value
    for name in (
        "levy_rate",
        "accident_insurance_rate",
        "occupational_medicine",
        "payroll_management",
        "reductions_go_to",
    )
    if (value := os.environ.get(f"MUTUA_{name.upper()}", "").strip())
}
globals().update(enterprise.sign_in() | mailing.mailing())
ALLOWED_HOSTS += globals()["MUTUA_HOSTS"]
if DATABASES:
    SECRET_KEY = enterprise.secret_key()
    globals().update(enterprise.settings(MIDDLEWARE))
