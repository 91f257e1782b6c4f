"""Tables of the framework: used under the application's own login, before there is an actor.

They know no person's rows by policy, so they are few, named here, and a test compares this list
with the database. What is not named here has its policies, or is no table of ours.
"""

from __future__ import annotations

from typing import Final

READ: Final = "select"
CHANGE: Final = "select, update"
KEEP: Final = "select, insert, update"
ALL: Final = "select, insert, update, delete"

# What the application's login may do with each, without a role.
TABLES: Final = {
    "accounts_account": READ,
    "auth_user": CHANGE,
    "auth_group": READ,
    "auth_permission": READ,
    "auth_group_permissions": READ,
    "auth_user_groups": READ,
    "auth_user_user_permissions": READ,
    "django_content_type": READ,
    "django_session": ALL,
    "account_emailaddress": KEEP,
    "account_emailconfirmation": ALL,
    "mfa_authenticator": ALL,
    "portal_cache": ALL,
}
# What the staff may do besides, when it opens an account for a person.
FOR_STAFF: Final = {
    "accounts_account": KEEP,
    "auth_user": KEEP,
    "account_emailaddress": KEEP,
    "mfa_authenticator": "select, delete",
}


def grants() -> list[str]:
    """SQL that gives these rights."""
    made = [f"grant {rights} on {table} to mutua_app" for table, rights in TABLES.items()]
    return made + [
        f"grant {rights} on {table} to mutua_staff" for table, rights in FOR_STAFF.items()
    ]
