"""A store is brought up to this release, step by step, each step whole or not taken."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any, Final

from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor

OWNER: Final = "owner"


class WholeSteps(MigrationExecutor):
    """Takes a step and writes down that it was taken in one transaction.

    Django by itself writes it down once the step is kept: who is killed in between has a store
    that no release can bring up.
    """

    def apply_migration(self, state: Any, migration: Any, *given: Any, **named: Any) -> Any:
        """One step. Those that say so themselves cannot be in a transaction."""
        whole = transaction.atomic(using=OWNER) if migration.atomic else nullcontext()
        with whole:
            return super().apply_migration(state, migration, *given, **named)


def bring_up() -> None:
    """Take every step of this release that the store lacks; done again, nothing.

    All in one transaction would be one more promise, but values that jobs add to their states can
    be used only once they are kept.
    """
    executor = WholeSteps(connections[OWNER])
    executor.loader.check_consistent_history(executor.connection)
    targets = executor.loader.graph.leaf_nodes()
    plan = executor.migration_plan(targets)
    emit_pre_migrate_signal(0, False, OWNER, plan=plan)
    executor.migrate(targets, plan=plan)
    emit_post_migrate_signal(0, False, OWNER)
