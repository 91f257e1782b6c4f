"""Pay that was too much comes back by transfer as well."""

from pathlib import Path

from django.db import migrations, models

from mutua.ground.sqlfiles import Sql

KINDS = ("correction", "deducted", "dropped", "transferred")


class Migration(migrations.Migration):
    dependencies = (("payroll", "0028_as_work_of_public_holidays"),)
    operations = (
        migrations.RemoveConstraint("settlement", "claim_settlement_kind"),
        migrations.AddConstraint(
            "settlement",
            models.CheckConstraint(
                condition=models.Q(("kind__in", KINDS)), name="claim_settlement_kind"
            ),
        ),
        Sql(Path(__file__).parent.parent, "given_back.sql"),
    )
