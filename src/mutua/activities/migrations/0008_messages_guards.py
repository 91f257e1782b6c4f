"""Guards of what clients say of an order."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("activities", "0007_messages"),)
    operations = (Sql(Path(__file__).parent.parent, "messages.sql"),)
