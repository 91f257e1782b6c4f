"""What Django itself finds wrong with the house, and whether each table has its step."""

from __future__ import annotations

from io import StringIO


def test_the_checks_of_django_find_nothing(store) -> None:
    from django.core.management import call_command

    call_command("check", fail_level="WARNING", stdout=StringIO())


def test_every_model_has_its_step(store) -> None:
    from django.apps import apps
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.state import ProjectState

    loader = MigrationLoader(None)
    found = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    missing = found.changes(graph=loader.graph)
    ours = {one.label for one in apps.get_app_configs() if one.name.startswith("mutua.")}
    assert {room: steps[0].operations for room, steps in missing.items() if room in ours} == {}
