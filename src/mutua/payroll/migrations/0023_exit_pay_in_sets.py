"""The guards of exit holiday pay are asked of all that a statement adds, as those of payslips, and
what they check no key checks once more."""

from pathlib import Path
from typing import Any

from django.db import migrations, models

from mutua.ground.sqlfiles import Sql

MODEL = "exitholidaypay"


def known(name: str, to: str, **more: Any) -> migrations.AlterField:
    """A field that names what the guard has found."""
    field = models.ForeignKey(to, models.PROTECT, db_constraint=False, **more)
    return migrations.AlterField(MODEL, name, field)


class Migration(migrations.Migration):
    dependencies = (("payroll", "0022_exit_pay_on_its_payslips"),)
    operations = (
        known("act", "ground.act", db_index=False, related_name="+"),
        known("activity", "activities.activity", db_index=False, related_name="+"),
        known("contract", "work.contract", db_index=False),
        known("legal_entity", "ledger.legalentity", db_index=False, related_name="+"),
        known("person", "people.person", related_name="+"),
        known("run", "payroll.run"),
        Sql(Path(__file__).parent.parent, "exit_pay_in_sets.sql"),
    )
