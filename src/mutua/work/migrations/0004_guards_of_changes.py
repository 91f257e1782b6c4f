"""Guards and policies of next versions and cancellations."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql
from mutua.ground.states import Arrows
from mutua.work.states import CONTRACT


class Migration(migrations.Migration):
    dependencies = (("work", "0003_changes"),)
    operations = (Arrows(CONTRACT), Sql(Path(__file__).parent.parent, "changes.sql"))
