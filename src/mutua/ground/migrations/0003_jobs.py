"""Who may put jobs into the queue."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (
        ("ground", "0002_guards"),
        ("procrastinate", "0041_post_retry_failed_job"),
    )
    operations = (Sql(Path(__file__).parent.parent, "jobs.sql"),)
