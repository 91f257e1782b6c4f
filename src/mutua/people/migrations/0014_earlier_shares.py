"""Shares with their history come in where the books are opened."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql
from mutua.ground.states import Arrows
from mutua.people.states import REPAYMENT, SHARE_TRANSFER, SUBSCRIPTION


class Migration(migrations.Migration):
    dependencies = (("people", "0013_house_role_guards"), ("ledger", "0006_opening_guards"))
    operations = (
        Arrows(SUBSCRIPTION),
        Arrows(SHARE_TRANSFER),
        Arrows(REPAYMENT),
        Sql(Path(__file__).parent.parent, "earlier_shares.sql"),
    )
