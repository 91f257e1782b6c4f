"""What the codes of a status report say, in plain English.

Source: ISO 20022 external code sets, ExternalPaymentTransactionStatus1Code,
ExternalPaymentGroupStatus1Code and ExternalStatusReason1Code, as far as credit transfers meet them.
"""

from __future__ import annotations

from typing import Final

STATUSES: Final = {
    "RCVD": "received",
    "ACTC": "technically right",
    "ACCP": "accepted for the customer",
    "ACSP": "accepted, being settled",
    "ACSC": "settled, the debtor's account is debited",
    "ACCC": "settled, the creditor's account is credited",
    "ACWC": "accepted with a change",
    "ACWP": "accepted, not yet credited",
    "ACFC": "accepted, funds checked",
    "PATC": "partly authorised",
    "PART": "accepted in part",
    "PDNG": "pending",
    "RJCT": "refused",
    "CANC": "cancelled",
}
REASONS: Final = {
    "AC01": "the account number is wrong",
    "AC02": "the debtor's account is wrong",
    "AC03": "the creditor's account is wrong",
    "AC04": "the account is closed",
    "AC06": "the account is blocked",
    "AG01": "this transaction is not allowed on the account",
    "AM01": "the amount is zero",
    "AM02": "the amount is not allowed",
    "AM03": "the currency is not allowed",
    "AM04": "not enough money",
    "AM05": "this was sent before",
    "AM09": "the amount is wrong",
    "AM10": "the control sum does not agree",
    "BE04": "the creditor's address is missing",
    "BE05": "the initiating party is not known",
    "DT01": "the date is wrong",
    "DU01": "a message with this identifier was sent before",
    "DU02": "a block with this identifier was sent before",
    "DU04": "a payment with this end-to-end identifier was sent before",
    "DUPL": "this was sent before",
    "ED05": "settlement failed",
    "FF01": "the file's form is wrong",
    "MD07": "the person has died",
    "MS02": "the customer gives no reason",
    "MS03": "the bank gives no reason",
    "NARR": "the reason is in words",
    "RC01": "the bank's identifier is wrong",
    "RR01": "the debtor's account or identification is missing",
    "RR02": "the debtor's name or address is missing",
    "RR03": "the creditor's name or address is missing",
    "RR04": "a reason of regulation",
    "TM01": "it came after the time limit",
}
