"""Guards, policies and states of shares."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql
from mutua.ground.states import Arrows
from mutua.people.states import MEMBERSHIP, REPAYMENT, SHARE_TRANSFER, SUBSCRIPTION


class Migration(migrations.Migration):
    dependencies = (("people", "0003_capital"), ("ledger", "0002_guards"))
    operations = (
        *(Arrows(one) for one in (MEMBERSHIP, SUBSCRIPTION, SHARE_TRANSFER, REPAYMENT)),
        Sql(Path(__file__).parent.parent, "capital.sql"),
    )
