from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import mutua.ground.ids
from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = [
        ("payroll", "0017_earlier_once"),
        ("treasury", "0015_payments_in_sets"),
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
        migrations.CreateModel(
            name="MealVoucherWithdrawal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=mutua.ground.ids.new_id, primary_key=True, serialize=False
                    ),
                ),
                ("withdrawn_on", models.DateField()),
                (
                    "order",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawal",
                        to="payroll.mealvoucherorder",
                    ),
                ),
            ],
        ),
        Sql(Path(__file__).parent.parent, "voucher_orders.sql"),
    ]
