"""What cost each row and served few: an index of corrections holds corrections alone, and the guard
of the statement looks at a currency once, not at each posting."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("ledger", "0003_sets"),)
    operations = (
        migrations.AlterField(
            "entry",
            "corrects",
            models.ForeignKey("ledger.Entry", models.PROTECT, null=True, db_index=False),
        ),
        migrations.AddIndex(
            "entry",
            models.Index(
                fields=("corrects",), name="entry_corrects",
                condition=models.Q(corrects__isnull=False),
            ),
        ),
        migrations.RemoveConstraint("posting", "posting_currency"),
    )  # fmt: skip
