"""Who has brought a file of the bank says so in her own name, once and for all."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("treasury", "0022_brought_files"),)
    operations = (Sql(Path(__file__).parent.parent, "brought_files.sql"),)
