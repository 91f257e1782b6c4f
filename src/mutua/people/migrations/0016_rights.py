"""The database knows the rights of who works for the house."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("people", "0015_paid_legal_persons"), ("ground", "0009_sets"))
    operations = (Sql(Path(__file__).parent.parent, "rights.sql"),)
