"""Accounts."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import mutua.ground.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=mutua.ground.ids.new_id, primary_key=True, serialize=False
                    ),
                ),
                ("person", models.UUIDField()),
                ("role", models.TextField(default="member")),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "role"), name="one_account_a_role"),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ("member", "staff", "treasury"))),
                        name="account_role",
                    ),
                ],
            },
        ),
    ]
