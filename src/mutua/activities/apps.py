"""Activities as a Django application."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    """Activities, clients, orders and invoices."""

    name = "mutua.activities"
    label = "activities"

    def ready(self) -> None:
        """Let the diagnosis know the invariants of this room, and the policy all its rights."""
        from mutua.activities import (  # noqa: F401
            checks,
            following,
            imports,
            opening,
            rebuild,
            tasks,
        )
