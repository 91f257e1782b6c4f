from pathlib import Path

from django.db import migrations, models

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = [
        ("work", "0018_invitations"),
    ]

    operations = [
        migrations.AddField(
            model_name="invitation",
            name="made_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="invitation",
            index=models.Index(fields=["invited_by", "made_at"], name="invitation_by_member"),
        ),
        migrations.AddIndex(
            model_name="invitation",
            index=models.Index(fields=["email", "made_at"], name="invitation_to_address"),
        ),
        Sql(Path(__file__).parent.parent, "invited_terms.sql"),
    ]
