"""What a journal says had left has left, whatever waits in a restored store, which a job then drops."""

from pathlib import Path

from django.db import migrations, models

from mutua.ground.sqlfiles import Sql
from mutua.ground.states import Arrows
from mutua.treasury.states import BATCH, PAYMENT


class Migration(migrations.Migration):
    dependencies = (
        ("people", "0018_payees_without_number"),
        ("treasury", "0026_payments_by_their_act"),
    )
    operations = (
        Arrows(BATCH),
        Arrows(PAYMENT),
        Sql(Path(__file__).parent.parent, "dropped.sql"),
        migrations.RemoveConstraint("payment", "a_debt_in_one_live_payment"),
        migrations.AddConstraint(
            "payment",
            models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("rejected", "returned", "dropped")), _negated=True),
                    models.Q(("iban", ""), _negated=True),
                ),
                fields=("debt_kind", "debt"),
                name="a_debt_in_one_live_payment",
            ),
        ),
    )
