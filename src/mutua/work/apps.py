"""Work as a Django application."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """Contracts, what the rules say of them, and the work that was done."""

    name = "mutua.work"
    label = "work"

    def ready(self) -> None:
        """Let the diagnosis know the invariants of this room, and the policy all its rights."""
        from mutua.work import checks, opening, private, services, tasks  # noqa: F401
