"""What was signed is brought over, and is its person's."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("work", "0011_signed_content"),)
    operations = (Sql(Path(__file__).parent.parent, "signed_content.sql"),)
