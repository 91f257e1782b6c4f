"""The states of orders, invoices and what belongs to them."""

from mutua.ground.actors import MEMBER, PUBLIC, STAFF, TREASURY, WORKER
from mutua.ground.states import Machine, Step

HOUSE = (MEMBER, STAFF)
ORDER = Machine(
    "order",
    (
        Step("", "draft", "activities.draft_order", HOUSE),
        Step("draft", "offered", "activities.offer_order", HOUSE),
        Step("offered", "signed", "activities.sign_order", (PUBLIC,)),
        Step("offered", "declined", "activities.decline_order", (PUBLIC,)),
        Step("offered", "expired", "activities.expire_orders", (WORKER,)),
        Step("offered", "replaced", "activities.draft_order", HOUSE),
        Step("signed", "replaced", "activities.sign_order", (PUBLIC,)),
        Step("draft", "dropped", "activities.drop_order", HOUSE),
        Step("", "signed", "activities.import_opening", (STAFF,)),
    ),
)
EXPENSE = Machine(
    "expense",
    (
        Step("", "claimed", "activities.claim_expense", HOUSE),
        Step("claimed", "approved", "activities.approve_expense", (STAFF,)),
        Step("claimed", "refused", "activities.refuse_expense", (STAFF,)),
        Step("claimed", "withdrawn", "activities.withdraw_expense", HOUSE),
    ),
)
INVOICE = Machine(
    "invoice",
    (
        Step("", "draft", "activities.draft_invoice", (MEMBER, STAFF, TREASURY, WORKER)),
        Step("draft", "issued", "activities.issue_invoice", (MEMBER, STAFF, TREASURY, WORKER)),
        Step("draft", "dropped", "activities.draft_invoice", (MEMBER, STAFF, TREASURY, WORKER)),
        Step("", "issued", "activities.import_invoices", (STAFF,)),
    ),
)
PLAN = Machine(
    "plan",
    (
        Step("", "active", "activities.plan_invoices", HOUSE),
        # A job ends it by making the last draft; the database does that step.
        Step("active", "ended", "activities.end_plan", (*HOUSE, WORKER)),
    ),
)
RECEIVED = Machine(
    "received",
    (
        Step("", "received", "activities.receive_document", (STAFF, TREASURY, WORKER)),
        Step("received", "booked", "activities.book_received", (STAFF,)),
        Step("received", "refused", "activities.refuse_received", (STAFF,)),
    ),
)
SENDING = Machine(
    "sending",
    (
        Step("", "waiting", "activities.send_invoice", HOUSE),
        Step("waiting", "submitted", "activities.keep_sending", (WORKER,)),
        Step("waiting", "delivered", "activities.keep_sending", (WORKER,)),
        Step("waiting", "accepted", "activities.keep_sending", (WORKER,)),
        Step("waiting", "rejected", "activities.keep_sending", (WORKER,)),
        Step("waiting", "failed", "activities.keep_sending", (WORKER,)),
        Step("submitted", "delivered", "activities.keep_sending", (WORKER,)),
        Step("submitted", "accepted", "activities.keep_sending", (WORKER,)),
        Step("submitted", "rejected", "activities.keep_sending", (WORKER,)),
        Step("submitted", "failed", "activities.keep_sending", (WORKER,)),
        Step("delivered", "accepted", "activities.keep_sending", (WORKER,)),
        Step("delivered", "rejected", "activities.keep_sending", (WORKER,)),
    ),
)
ASSET = Machine(
    "asset",
    (
        Step("", "used", "activities.register_asset", (STAFF,)),
        Step("used", "retired", "activities.retire_asset", (STAFF,)),
    ),
)
ACCRUAL = Machine(
    "accrual",
    (
        Step("", "made", "activities.accrue", (STAFF,)),
        Step("made", "back", "activities.take_back_accruals", (STAFF,)),
    ),
)
