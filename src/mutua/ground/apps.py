"""The ground as a Django application."""

from django.apps import AppConfig


class GroundConfig(AppConfig):
    """Acts, changes and the arrows of states."""

    name = "mutua.ground"
    label = "ground"

    def ready(self) -> None:
        """Let workers know the jobs of this room."""
        from mutua.ground import post_office  # noqa: F401
