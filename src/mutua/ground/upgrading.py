"""A store is brought up to this release, step by step, each step whole or not taken."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any, Final

from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connections, transaction
from django.db.migrations import operations as step
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ModelState, ProjectState, StateApps
from django.utils.functional import cached_property

OWNER: Final = "owner"
NEAR: Final = (  # what looks at its own table and at the keys of those it points to
    step.CreateModel,
    step.AddField,
    step.AlterField,
    step.AddConstraint,
    step.RemoveConstraint,
    step.AddIndex,
    step.RemoveIndex,
    step.AlterUniqueTogether,
    step.AlterModelOptions,
    step.AlterModelManagers,
)
TABLE: Final = ("db_table", "proxy", "swappable")


class WholeSteps(MigrationExecutor):
    """Takes a step and writes down that it was taken in one transaction.

    Django by itself writes it down once the step is kept: who is killed in between has a store
    that no release can bring up.
    """

    def _migrate_all_forwards(
        self, state: Any, plan: Any, full_plan: Any, fake: bool, fake_initial: bool
    ) -> Any:
        """All of the plan. Django renders every model of the store anew at nearly every operation,
        which is nine tenths of the time of a first start; a step that looks at its own table only
        has no use for the others."""
        missing = {migration for migration, _ in plan}
        for migration, _ in full_plan:
            if migration in missing:
                near = all(looks_near(operation) for operation in migration.operations)
                state = (NearState if near else ProjectState)(state.models, state.real_apps)
                state = self.apply_migration(state, migration, fake, fake_initial)
        return state

    def apply_migration(self, state: Any, migration: Any, *given: Any, **named: Any) -> Any:
        """One step. Those that say so themselves cannot be in a transaction."""
        whole = transaction.atomic(using=OWNER) if migration.atomic else nullcontext()
        with whole:
            return super().apply_migration(state, migration, *given, **named)


def looks_near(operation: Any) -> bool:
    """Whether an operation asks nothing of the tables that point to its own: a key that changes
    takes those that point to it along."""
    keyed = type(operation) is step.AlterField and operation.field.primary_key
    return isinstance(operation, step.RunSQL) or (type(operation) in NEAR and not keyed)


class NearState(ProjectState):
    """What the tables are, of which a model is rendered only when an operation asks for it."""

    @cached_property
    def apps(self) -> Any:
        return NearApps(self)

    def clone(self) -> NearState:
        models = {key: model.clone() for key, model in self.models.items()}
        return NearState(models, self.real_apps)

    def reload_model(self, app_label: str, model_name: str, delay: bool = False) -> None:
        self.__dict__.pop("apps", None)

    def reload_models(self, models: Any, delay: bool = True) -> None:
        self.__dict__.pop("apps", None)

    def add_model(self, model_state: Any) -> None:
        self.__dict__.pop("apps", None)
        super().add_model(model_state)


class NearApps(StateApps):
    """Models on demand, each with the columns of those it points to."""

    def __init__(self, state: NearState) -> None:
        super().__init__([], {})
        self.state = state

    def get_model(self, app_label: str, model_name: str | None = None, *_: Any) -> Any:
        """The model of a state.

        :raises LookupError: no such model.
        """
        if model_name is None:
            app_label, model_name = app_label.split(".")
        key = (app_label.lower(), model_name.lower())
        if key[1] not in self.all_models.get(key[0], {}):
            whole = self.state.models.get(key)
            if whole is None:
                raise LookupError(f"No step has made {'.'.join(key)}.")
            self.render_multiple([whole, *self._columns(whole)])
        return super().get_model(app_label, model_name)

    def _columns(self, whole: ModelState) -> list[ModelState]:
        """Those it points to, and those of their keys, without what they point to themselves."""
        found: dict[tuple[str, str], ModelState] = {}
        waiting = pointed_to(whole, whole.fields)
        while waiting:
            key = waiting.pop()
            if key in found or key == (whole.app_label, whole.name_lower):
                continue
            model = self.state.models[key]
            kept = {
                name: field
                for name, field in model.fields.items()
                if not field.is_relation or field.primary_key
            }
            options = {name: model.options[name] for name in TABLE if name in model.options}
            found[key] = ModelState(model.app_label, model.name, kept, options, model.bases)
            waiting += pointed_to(found[key], kept)
        return list(found.values())


def pointed_to(model: ModelState, fields: Any) -> list[tuple[str, str]]:
    """The models that these fields and the bases of their model name."""
    names = [base for base in model.bases if isinstance(base, str)]
    for field in fields.values():
        if field.is_relation:
            through = getattr(field.remote_field, "through", None)
            names += [field.remote_field.model, *([through] if through else [])]
    return [key_of(name, model) for name in names]


def key_of(name: Any, model: ModelState) -> tuple[str, str]:
    """Application and name of a model, as a state keeps them."""
    from django.db.migrations.utils import resolve_relation

    found: tuple[str, str] = resolve_relation(name, model.app_label, model.name_lower)
    return found


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
