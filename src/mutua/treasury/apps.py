"""The treasury as a Django application."""

from django.apps import AppConfig


class TreasuryConfig(AppConfig):
    """Payments that leave, statements that come, and what they are matched with."""

    name = "mutua.treasury"
    label = "treasury"

    def ready(self) -> None:
        """Let the diagnosis know the invariants of this room, and the policy all its rights."""
        from mutua.activities.services import receipts
        from mutua.treasury import checks, debts, leaving, rebuild, services, tasks  # noqa: F401
        from mutua.treasury.authorities import assessing, naming  # noqa: F401
        from mutua.treasury.collection import interest, losses, steps  # noqa: F401
        from mutua.treasury.coverage import drawing  # noqa: F401
        from mutua.treasury.fund import contributing, question, refilling, rules  # noqa: F401
        from mutua.work import house_rules

        receipts.then += [refilling.refill, losses.recover, interest.take]
        house_rules.also_asked.append(question.verdicts)
