"""People as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Persons and memberships."""

    name = "mutua.people"
    label = "people"

    def ready(self) -> None:
        """Let the diagnosis know the invariants of this room, and the policy the house's roles
        and all rights."""
        from mutua.people import checks, house_roles, imports  # noqa: F401
