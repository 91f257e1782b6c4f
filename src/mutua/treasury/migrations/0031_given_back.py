"""What came back of pay that was too much is a line of a statement."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("payroll", "0029_given_back"), ("treasury", "0030_exit_pay_in_sets"))
    operations = (Sql(Path(__file__).parent.parent, "given_back.sql"),)
