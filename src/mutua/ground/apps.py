"""The ground as a Django application."""

from django.apps import AppConfig


class GroundConfig(AppConfig):
    """Acts, changes and the arrows of states."""

    name = "mutua.ground"
    label = "ground"
