"""The states of a contract, and of an invitation to one."""

from mutua.ground.actors import MEMBER, STAFF, WORKER
from mutua.ground.states import Machine, Step

HOUSE = (MEMBER, STAFF)
OPENING = "activities.import_opening"  # on paper, before the books were opened
CONTRACT = Machine(
    "contract",
    (
        Step("", "draft", "work.draft_contract", HOUSE),
        Step("draft", "approved", "work.submit_contract", HOUSE),
        Step("draft", "queued", "work.submit_contract", HOUSE),
        Step("queued", "approved", "work.approve_contract", (STAFF,)),
        Step("queued", "refused", "work.refuse_contract", (STAFF,)),
        Step("queued", "draft", "work.change_contract", HOUSE),
        Step("approved", "draft", "work.change_contract", HOUSE),
        Step("refused", "draft", "work.change_contract", HOUSE),
        Step("draft", "dropped", "work.drop_contract", HOUSE),
        Step("queued", "dropped", "work.drop_contract", HOUSE),
        Step("approved", "dropped", "work.drop_contract", HOUSE),
        Step("refused", "dropped", "work.drop_contract", HOUSE),
        Step("approved", "signed", "work.sign_contract", (MEMBER,)),
        Step("", "signed", OPENING, (STAFF,)),
        Step("signed", "declared", "work.declare_contract", (STAFF,)),
        Step("signed", "replaced", "work.sign_contract", (MEMBER,)),
        Step("declared", "replaced", "work.sign_contract", (MEMBER,)),
        Step("signed", "cancelled", "work.cancel_contract", HOUSE),
        Step("declared", "cancelled", "work.cancel_contract", HOUSE),
        Step("declared", "worked", "work.confirm_work", (*HOUSE, WORKER)),
    ),
)
INVITATION = Machine(
    "invitation",
    (
        Step("", "open", "work.invite", (MEMBER,)),
        Step("open", "accepted", "work.accept_invitation", (MEMBER,)),
        Step("open", "declined", "work.decline_invitation", (MEMBER,)),
        Step("open", "withdrawn", "work.withdraw_invitation", (MEMBER,)),
        Step("accepted", "withdrawn", "work.withdraw_invitation", (MEMBER,)),
    ),
)
# Both sides are bound: it takes from the budget, and nobody works elsewhere in its hours.
BINDING = ("signed", "declared", "worked")
# Signed once, and no longer as it was: of these only months that are not freed still count.
CHANGED = ("replaced", "cancelled")
