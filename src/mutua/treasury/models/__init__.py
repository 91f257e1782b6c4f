"""What leaves through the bank, what comes, and what the guarantee fund has out, with what the
database holds of them."""

from mutua.treasury.models.authorities import Assessment, Creditor, CreditorConfirmation
from mutua.treasury.models.collection import (
    Bankruptcy,
    CollectionStep,
    PaymentPlan,
    Recovery,
    VatRelief,
    WriteOff,
)
from mutua.treasury.models.coverage import AccountBalance, ClaimsDue, Horizon
from mutua.treasury.models.fund import (
    Advance,
    Contribution,
    FundBalance,
    FundRules,
    Settlement,
)
from mutua.treasury.models.payments import Approval, Batch, Payment
from mutua.treasury.models.refunds import Refund
from mutua.treasury.models.statements import BroughtFile, Match, Statement, StatementLine
from mutua.treasury.models.suppliers import BillHold

__all__ = (
    "AccountBalance",
    "Advance",
    "Approval",
    "Assessment",
    "Bankruptcy",
    "Batch",
    "BillHold",
    "BroughtFile",
    "ClaimsDue",
    "CollectionStep",
    "Contribution",
    "Creditor",
    "CreditorConfirmation",
    "FundBalance",
    "FundRules",
    "Horizon",
    "Match",
    "Payment",
    "PaymentPlan",
    "Recovery",
    "Refund",
    "Settlement",
    "Statement",
    "StatementLine",
    "VatRelief",
    "WriteOff",
)
