"""Payroll as a Django application."""

from django.apps import AppConfig


class PayrollConfig(AppConfig):
    """Runs, and the payslips that they make."""

    name = "mutua.payroll"
    label = "payroll"

    def ready(self) -> None:
        """Let the diagnosis know the invariants of this room, the policy all its rights, and the
        room of work what earlier payslips gave, and which meal vouchers a month has."""
        from mutua.payroll import (  # noqa: F401
            checks,
            earlier,
            earlier_pay,
            earlier_writs,
            exit_checks,
            private,
            rebuild,
            services,
            staff_pay,
            tasks,
            vouchers,
        )
        from mutua.work import planning

        planning.ask_of_payroll(earlier.as_inputs, earlier.student_hours, vouchers.planned)
