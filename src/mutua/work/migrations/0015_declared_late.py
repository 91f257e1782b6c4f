"""Why a contract was declared after its work had begun."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("work", "0014_ends_together"),)
    operations = (
        migrations.AddField("declaration", "late_why", models.TextField(db_default="", default="")),
    )
