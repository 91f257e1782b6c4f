"""What a signed contract says lies in a table of its own."""

import django.db.models.deletion
from django.db import migrations, models

import mutua.ground.ids


class Migration(migrations.Migration):
    dependencies = [("people", "0016_rights"), ("work", "0010_private")]

    operations = [
        migrations.CreateModel(
            name="SignedContent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=mutua.ground.ids.new_id, primary_key=True, serialize=False
                    ),
                ),
                ("content", models.JSONField()),
                (
                    "contract",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signed_content",
                        to="work.contract",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="people.person"
                    ),
                ),
            ],
        ),
    ]
