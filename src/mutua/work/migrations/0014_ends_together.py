"""What is called off takes its next version with it; what others have begun is told."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("work", "0013_content_lies_elsewhere"),)
    operations = (Sql(Path(__file__).parent.parent, "ends_together.sql"),)
