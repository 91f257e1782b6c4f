"""The balances of an earlier system, with which the books of a legal entity begin."""

from __future__ import annotations

from uuid import UUID

from mutua.activities.imports import known_activity, known_client
from mutua.ground.cells import amount_in
from mutua.ground.errors import Refused
from mutua.ledger.models import Account, OpeningBalance
from mutua.people.imports import known_holder

COLUMNS = ("account", "activity", "member", "client", "amount")
NEEDED = ("account", "amount")
OF_COLUMN = {"activity": "activity", "member": "person", "client": "client"}
# Their documents do not come in: a balance without them would be told apart by nobody.
NOT_TAKEN = {
    "share_subscription": "an issued share in the shares' sheet, or money given back before",
    "pay_costs_payable": "supplier_payable: what insurers and physicians are owed",
    "activity_invested": "activity_budget: assets are registered after the opening",
}


def take_balance(entity: str, opening: UUID, line: int, values: dict[str, str]) -> None:
    """Keep the balance of a row: debit above zero. Raises Refused by the column."""
    account, amount = _account(values), amount_in(values, "amount")
    if amount == 0:
        raise Refused("amount", values.get("amount", ""), "an amount that is not 0")
    _check_named(account, values)
    activity = known_activity(values, entity) if "activity" in account.needs else None
    client = known_client(values, activity).id if "client" in account.needs else None
    OpeningBalance.objects.create(
        opening_id=opening, line=line, account=account, amount=amount, activity=activity,
        client=client, person=known_holder(values, "member") if "person" in account.needs else None,
    )  # fmt: skip


def _account(values: dict[str, str]) -> Account:
    code = values.get("account", "")
    if code in NOT_TAKEN:
        raise Refused("account", code, NOT_TAKEN[code])
    found: Account | None = Account.objects.filter(code=code).first()
    if found is None:
        codes = Account.objects.exclude(code__in=NOT_TAKEN).order_by("code")
        raise Refused("account", code, ", ".join(codes.values_list("code", flat=True)))
    return found


def _check_named(account: Account, values: dict[str, str]) -> None:
    """What the account needs is there, and nothing else; a member may tell an activity's name."""
    telling = ("member",) if "activity" in account.needs else ()
    for column, dimension in OF_COLUMN.items():
        if dimension in account.needs and not values.get(column):
            raise Refused(column, "", f"whose it is: {account.code} is kept for each {column}")
        if values.get(column) and dimension not in account.needs and column not in telling:
            raise Refused(column, values[column], f"empty: {account.code} has no {column}")
