"""Who is paid only may have no enterprise number, and nothing else stands in its place."""

from pathlib import Path

from django.db import migrations, models

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("people", "0017_paid_only"),)
    operations = (
        migrations.AlterField(
            model_name="legalperson",
            name="enterprise_number",
            field=models.TextField(null=True, unique=True),
        ),
        Sql(Path(__file__).parent.parent, "payees_without_number.sql"),
        migrations.AddConstraint(
            model_name="legalperson",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("enterprise_number", None),
                    ("enterprise_number__regex", "^[01][0-9]{9}$"),
                    _connector="OR",
                ),
                name="enterprise_of_ten_digits",
            ),
        ),
        migrations.AddConstraint(
            model_name="legalperson",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("enterprise_number__isnull", False),
                    ("represented_by", None),
                    _connector="OR",
                ),
                name="without_number_paid_only",
            ),
        ),
    )
