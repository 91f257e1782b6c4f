"""What every process of a crew needs, loaded once."""

from tests.support import store


def make_ready() -> None:
    import django

    django.setup()
    from django.conf import settings

    from mutua.activities import services  # noqa: F401
    from mutua.people import services as people  # noqa: F401
    from tests.support import shop  # noqa: F401

    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"


def connect() -> None:
    """Point Django at the database of DATABASE_URL."""
    from django.db import connection

    from mutua.ground import database

    store.point(database.connections())
    connection.ensure_connection()


make_ready()
