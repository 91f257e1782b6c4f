"""Exit holiday pay goes to its own person, and no more of it than is left."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (
        ("payroll", "0022_exit_pay_on_its_payslips"), ("treasury", "0024_payments_of_a_journal"),
    )  # fmt: skip
    operations = (Sql(Path(__file__).parent.parent, "exit_pay.sql"),)
