"""The contract itself no longer says what was signed: who shares the activity reads its row."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("work", "0012_guards_of_content"),)

    operations = (
        migrations.RemoveConstraint("contract", "signed_contract_is_frozen"),
        migrations.RemoveField("contract", "content"),
        migrations.AddConstraint(
            "contract",
            models.CheckConstraint(
                condition=~models.Q(state__in=("signed", "declared", "worked"))
                | ~models.Q(content_hash=""),
                name="signed_contract_is_frozen",
            ),
        ),
    )
