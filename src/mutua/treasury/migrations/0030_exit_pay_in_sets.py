"""The guard of payments of exit holiday pay is asked of all that a statement adds."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("treasury", "0029_fund_advances_exit_pay"),)
    operations = (Sql(Path(__file__).parent.parent, "exit_pay_in_sets.sql"),)
