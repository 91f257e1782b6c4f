from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("payroll", "0017_earlier_once"),
    ]

    operations = [
        migrations.AddField(
            model_name="mealvoucherrules",
            name="borne_by",
            field=models.TextField(db_default="budget", default="budget"),
        ),
        migrations.AddConstraint(
            model_name="mealvoucherrules",
            constraint=models.CheckConstraint(
                condition=models.Q(("borne_by__in", ("budget", "pot"))),
                name="vouchers_are_borne_by_one",
            ),
        ),
    ]
