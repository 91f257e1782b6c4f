"""The day by which an adviser decides, and that advisers were told."""

from pathlib import Path

from django.db import migrations, models

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("work", "0004_guards_of_changes"),)
    operations = (
        migrations.AddField("contract", "decide_by", models.DateField(null=True)),
        migrations.AddField(
            "contract", "told_edition", models.IntegerField(db_default=0, default=0)
        ),
        migrations.AddField("contract", "reminded_on", models.DateField(null=True)),
        Sql(Path(__file__).parent.parent, "deadline.sql"),
    )
