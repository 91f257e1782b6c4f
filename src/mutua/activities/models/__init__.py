"""What is stored of activities, in the file of its subject."""

from mutua.activities.models.assets import ACCRUALS, PURCHASES, Accrual, Asset, Depreciation
from mutua.activities.models.exchange import OVER, Reachability, Sending, VatProof
from mutua.activities.models.parties import (
    CLIENT_KINDS,
    Activity,
    ActivityClient,
    ActivityMember,
    Client,
    ClientGroup,
)
from mutua.activities.models.planning import EVERY, Plan, Planned
from mutua.activities.models.receiving import Received
from mutua.activities.models.register import Enterprise, RegisterForm
from mutua.activities.models.selling import (
    INVOICE_KINDS,
    STAGES,
    Deduction,
    Invoice,
    LostNumber,
    Order,
    OrderMessage,
    Receipt,
    Series,
    Signature,
    SignatureCode,
)
from mutua.activities.models.spending import (
    Expense,
    Transfer,
)
from mutua.activities.models.vat import DeductionRight, Regularisation, VatDeduction

__all__ = (
    "ACCRUALS",
    "CLIENT_KINDS",
    "EVERY",
    "INVOICE_KINDS",
    "OVER",
    "PURCHASES",
    "STAGES",
    "Accrual",
    "Activity",
    "ActivityClient",
    "ActivityMember",
    "Asset",
    "Client",
    "ClientGroup",
    "Deduction",
    "DeductionRight",
    "Depreciation",
    "Enterprise",
    "Expense",
    "Invoice",
    "LostNumber",
    "Order",
    "OrderMessage",
    "Plan",
    "Planned",
    "Reachability",
    "Receipt",
    "Received",
    "RegisterForm",
    "Regularisation",
    "Sending",
    "Series",
    "Signature",
    "SignatureCode",
    "Transfer",
    "VatDeduction",
    "VatProof",
)
