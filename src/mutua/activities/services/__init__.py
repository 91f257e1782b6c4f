"""What is done with activities, clients, orders and invoices."""

from mutua.activities.services.accruals import accrue, take_back_accruals
from mutua.activities.services.activities import add_client, change_client, open_activity
from mutua.activities.services.asking import ask_about_client, keep_reachability, keep_vat_proof
from mutua.activities.services.assets import depreciate, register_asset, retire_asset
from mutua.activities.services.deduction import regularise_deduction, set_deduction_right
from mutua.activities.services.invoices import (
    change_draft,
    draft_invoice,
    drop_draft,
    issue_invoice,
)
from mutua.activities.services.merging import group_clients, merge_clients
from mutua.activities.services.orders import change_order, draft_order, offer_order
from mutua.activities.services.plans import (
    change_plan,
    draft_planned,
    end_plan,
    plan_invoices,
)
from mutua.activities.services.receipts import record_receipt, record_receipts
from mutua.activities.services.receiving import book_received, receive_document, refuse_received
from mutua.activities.services.self_billing import take_self_billed
from mutua.activities.services.sending import keep_sending, send_invoice
from mutua.activities.services.signing import decline_order, send_code, sign_order
from mutua.activities.services.spending import (
    approve_expense,
    claim_expense,
    refuse_expense,
    transfer,
    withdraw_expense,
)
from mutua.activities.services.stages import draft_part
from mutua.activities.services.talking import ask, drop_order, propose_change, replace_order

__all__ = [
    "accrue",
    "add_client",
    "approve_expense",
    "ask",
    "ask_about_client",
    "book_received",
    "change_client",
    "change_draft",
    "change_order",
    "change_plan",
    "claim_expense",
    "decline_order",
    "depreciate",
    "draft_invoice",
    "draft_order",
    "draft_part",
    "draft_planned",
    "drop_draft",
    "drop_order",
    "end_plan",
    "group_clients",
    "issue_invoice",
    "keep_reachability",
    "keep_sending",
    "keep_vat_proof",
    "merge_clients",
    "offer_order",
    "open_activity",
    "plan_invoices",
    "propose_change",
    "receive_document",
    "record_receipt",
    "record_receipts",
    "refuse_expense",
    "refuse_received",
    "register_asset",
    "regularise_deduction",
    "replace_order",
    "retire_asset",
    "send_code",
    "send_invoice",
    "set_deduction_right",
    "sign_order",
    "take_back_accruals",
    "take_self_billed",
    "transfer",
    "withdraw_expense",
]
