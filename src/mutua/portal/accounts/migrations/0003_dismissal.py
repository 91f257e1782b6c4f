"""A dismissal takes second factors away: the staff may delete them."""

from django.db import migrations

from mutua.portal.accounts.framework import grants


class Migration(migrations.Migration):
    dependencies = (("accounts", "0002_guards"),)
    operations = (migrations.RunSQL([(one, None) for one in grants()], migrations.RunSQL.noop),)
