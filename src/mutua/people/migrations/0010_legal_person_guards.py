"""Guards and policies of legal persons."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("people", "0009_legal_persons"),)
    operations = (Sql(Path(__file__).parent.parent, "legal_persons.sql"),)
