"""A month pays at most what was agreed for it, by the version that holds then."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("work", "0020_accident_cause"),)
    operations = (Sql(Path(__file__).parent.parent, "terms_of_months.sql"),)
