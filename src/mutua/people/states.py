"""The states of a membership, of shares asked for, handed on, repaid. Leaving cannot be refused."""

from mutua.ground.actors import MEMBER, PUBLIC, STAFF, TREASURY, WORKER
from mutua.ground.states import Machine, Step

HOUSE = (STAFF, TREASURY, WORKER)
OPENING = "activities.import_opening"  # what was done before the books were opened

MEMBERSHIP = Machine(
    "membership",
    (
        Step("", "asked", "people.ask_membership", (PUBLIC, MEMBER, STAFF)),
        Step("asked", "admitted", "people.admit", (STAFF,)),
        Step("asked", "refused", "people.refuse_membership", (STAFF,)),
        Step("admitted", "member", "people.take_effect", HOUSE),
        Step("asked", "left", "people.leave", (MEMBER, STAFF)),
        Step("admitted", "left", "people.leave", (MEMBER, STAFF)),
        Step("member", "leaving", "people.leave", (MEMBER, STAFF)),
        Step("leaving", "left", "people.end_membership", (STAFF,)),
    ),
)

SUBSCRIPTION = Machine(
    "subscription",
    (
        Step("", "asked", "people.subscribe", (MEMBER, STAFF)),
        Step("asked", "cancelled", "people.cancel_subscription", (MEMBER, STAFF)),
        Step("asked", "paid", "people.record_share_payment", (TREASURY, WORKER)),
        Step("paid", "held", "people.record_share_payment", HOUSE),
        Step("paid", "returned", "people.return_share_payment", (TREASURY,)),
        Step("", "held", OPENING, (STAFF,)),
    ),
)

SHARE_TRANSFER = Machine(
    "share transfer",
    (
        Step("", "offered", "people.offer_shares", (MEMBER,)),
        Step("offered", "agreed", "people.accept_shares", (MEMBER,)),
        Step("offered", "declined", "people.decline_shares", (MEMBER,)),
        Step("offered", "withdrawn", "people.withdraw_shares", (MEMBER, STAFF)),
        Step("", "agreed", OPENING, (STAFF,)),
    ),
)

REPAYMENT = Machine(
    "repayment",
    (
        Step("", "decided", "people.decide_repayment", (STAFF,)),
        Step("decided", "paid", "people.record_repayment", (TREASURY,)),
        Step("", "paid", OPENING, (STAFF,)),
    ),
)
