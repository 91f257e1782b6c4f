"""Guards and policies of national numbers and bank accounts."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("people", "0007_identity"),)
    operations = (Sql(Path(__file__).parent.parent, "identity.sql"),)
