"""Words of payments: kinds of debts and purposes, and what the bank's codes mean."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

KINDS = {
    "expense": _("Expenses of members"), "payslip": _("Wages"),
    "exit_holiday_pay": _("Holiday pay at the end of contracts"),
    "authority": _("Social security and tax"), "withheld": _("Kept back of wages for creditors"),
    "pay_advance": _("Advances on pay"), "refund": _("Money given back"),
    "supplier": _("Bills of suppliers"), "meal_vouchers": _("Meal vouchers"),
}  # fmt: skip
PURPOSES = {"": _("Expenses and other debts"), "SALA": _("Wages"), "TAXS": _("Tax withheld"),
            "SUPP": _("Bills of suppliers")}  # fmt: skip
# ISO 20022, ExternalStatusReason1Code, as far as transfers meet them.
REASONS = {
    "AC01": _("The account number is wrong."),
    "AC03": _("The account number is wrong."),
    "AC04": _("The account is closed."),
    "AC06": _("The account is blocked."),
    "AG01": _("This account does not take transfers."),
    "AM04": _("There was not enough money on our account."),
    "AM05": _("The bank says that it has had this payment before."),
    "BE04": _("The address is missing."),
    "DUPL": _("The bank says that it has had this payment before."),
    "DU01": _("The bank says that it has had this file before."),
    "DU04": _("The bank says that it has had this payment before."),
    "FF01": _("The bank cannot read the file."),
    "MD07": _("The person has died."),
    "MS02": _("The receiver gives no reason."),
    "MS03": _("The bank gives no reason."),
    "RR03": _("The name or the address is missing."),
}
UNKNOWN = _("The bank gives this code:")


def kind_words(kind: str) -> Any:
    """A kind of debts in words; its code where nobody has named it yet."""
    return KINDS.get(kind, kind)


def reason_words(reason: str) -> str:
    """Why the bank refused, in plain words: of a code that is not known, what the bank said."""
    code = reason.partition(" ")[0].rstrip(";")
    return str(REASONS[code]) if code in REASONS else f"{UNKNOWN} {reason}"
