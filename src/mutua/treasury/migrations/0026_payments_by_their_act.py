"""That payments are there is recorded with their batch; indexes that stood twice are gone."""

from pathlib import Path

from django.db import migrations, models

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("treasury", "0025_exit_pay_is_owed"),)
    operations = (
        migrations.AlterField("payment", "end_to_end_id", models.TextField()),
        migrations.AlterField(
            "payment", "person", models.ForeignKey("people.person", models.PROTECT, db_index=False)
        ),
        migrations.AddConstraint(
            "payment",
            models.UniqueConstraint(fields=("end_to_end_id",), name="an_end_to_end_id_once"),
        ),
        Sql(Path(__file__).parent.parent, "payments_by_their_act.sql"),
    )
