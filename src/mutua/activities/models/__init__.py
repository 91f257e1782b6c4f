"""What is stored of activities, in the file of its subject."""

from mutua.activities.models.parties import (
    CLIENT_KINDS,
    Activity,
    ActivityClient,
    ActivityMember,
    Client,
)
from mutua.activities.models.planning import EVERY, Plan, Planned
from mutua.activities.models.selling import (
    INVOICE_KINDS,
    STAGES,
    Deduction,
    Invoice,
    Order,
    Receipt,
    Series,
    Signature,
    SignatureCode,
)
from mutua.activities.models.spending import (
    Expense,
    Transfer,
)

__all__ = (
    "CLIENT_KINDS",
    "EVERY",
    "INVOICE_KINDS",
    "STAGES",
    "Activity",
    "ActivityClient",
    "ActivityMember",
    "Client",
    "Deduction",
    "Expense",
    "Invoice",
    "Order",
    "Plan",
    "Planned",
    "Receipt",
    "Series",
    "Signature",
    "SignatureCode",
    "Transfer",
)
