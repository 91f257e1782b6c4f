"""Who pays of a month holds it: two batches at once do not pay more than is left."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("treasury", "0030_left_with_another_batch"),)
    operations = (Sql(Path(__file__).parent.parent, "pay_is_held.sql"),)
