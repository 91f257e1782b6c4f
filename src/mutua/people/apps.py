"""People as a Django application."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class PeopleConfig(AppConfig):
    """Persons and memberships."""

    name = "mutua.people"
    label = "people"

    def ready(self) -> None:
        """Let the diagnosis know the invariants of this room, and the policy the house's roles
        and all rights; a store that is brought up learns them too."""
        from mutua.people import checks, house_roles, imports, tasks  # noqa: F401

        def tell(using: str, **facts: Any) -> None:
            house_roles.tell_database(connections[using])

        post_migrate.connect(tell, sender=self, weak=False, dispatch_uid="people.roles")
