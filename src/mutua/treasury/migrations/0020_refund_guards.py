"""What is given back was paid beyond, and is approved by somebody else than who decided it."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("treasury", "0019_refunds"),)
    operations = (Sql(Path(__file__).parent.parent, "refunds.sql"),)
