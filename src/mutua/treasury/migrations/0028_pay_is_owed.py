"""A payslip is paid to its own person, and no more of it than is left."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (
        ("payroll", "0022_exit_pay_on_its_payslips"), ("treasury", "0027_left_before"),
    )  # fmt: skip
    operations = (Sql(Path(__file__).parent.parent, "pay_is_owed.sql"),)
