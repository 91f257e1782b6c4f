"""The books as a Django application."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Accounts, entries and postings."""

    name = "mutua.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Let the diagnosis know the invariants of the books."""
        from mutua.ledger import checks  # noqa: F401
