"""What a member asks of the fund is of herself and of her own activities."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql


class Migration(migrations.Migration):
    dependencies = (("treasury", "0020_refund_guards"),)
    operations = (Sql(Path(__file__).parent.parent, "fund_asked.sql"),)
