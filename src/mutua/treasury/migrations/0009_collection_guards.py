"""Guards and policies of what is done about claims that are not paid."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql
from mutua.ground.states import Arrows
from mutua.treasury.states import WRITE_OFF


class Migration(migrations.Migration):
    dependencies = (("treasury", "0008_collection"),)
    operations = (Arrows(WRITE_OFF), Sql(Path(__file__).parent.parent, "collection.sql"))
