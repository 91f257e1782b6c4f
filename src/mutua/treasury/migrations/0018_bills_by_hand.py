"""Bills that are held, and those that were paid by another way than a batch."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("treasury", "0017_bill_holds"), ("activities", "0026_received_once"))
    operations = (Sql(Path(__file__).parent.parent, "bills_by_hand.sql"),)
