"""Guards and policies of open-ended contracts."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql
from mutua.ground.states import Arrows
from mutua.work.states import CONTRACT


class Migration(migrations.Migration):
    dependencies = (("work", "0008_open_ended"),)
    operations = (Arrows(CONTRACT), Sql(Path(__file__).parent.parent, "open_ended.sql"))
