"""The fund advances exit holiday pay as other net pay, for the contract that it is of."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("treasury", "0028_pay_is_owed"),)
    operations = (Sql(Path(__file__).parent.parent, "fund_exit_pay.sql"),)
