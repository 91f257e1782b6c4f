"""Of an accident, too, a doctor can say that it is not the one before."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = (("work", "0019_invited_terms"),)
    operations = (
        migrations.RemoveConstraint(model_name="absence", name="absence_other_cause"),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.CheckConstraint(
                condition=Q(
                    ("other_cause", False), ("kind__in", ("illness", "accident")), _connector="OR"
                ),
                name="absence_other_cause",
            ),
        ),
    )
