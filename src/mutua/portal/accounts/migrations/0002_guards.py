"""The shared memory, the history of accounts, and the rights on the framework's tables."""

from pathlib import Path

from django.db import migrations

from mutua.ground.sqlfiles import Sql
from mutua.portal.accounts.framework import grants


class Migration(migrations.Migration):
    dependencies = (
        ("accounts", "0001_initial"),
        ("ground", "0002_guards"),
        ("sessions", "0001_initial"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("mfa", "0003_authenticator_type_uniq"),
    )
    operations = (
        Sql(Path(__file__).parent.parent, "guards.sql"),
        migrations.RunSQL([(one, None) for one in grants()], migrations.RunSQL.noop),
    )
