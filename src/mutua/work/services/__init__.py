"""What is done with contracts, and with what people say for them."""

from mutua.work.services.absences import say_absence
from mutua.work.services.bands import draft_contracts
from mutua.work.services.changing import cancel_contract, draft_change
from mutua.work.services.deciding import (
    approve_contract,
    decide_for_all,
    refuse_contract,
    remind_advisers,
    tell_advisers,
)
from mutua.work.services.drafting import change_contract, draft_contract, drop_contract
from mutua.work.services.ending import agree_ending, declare_end, end_contract
from mutua.work.services.inviting import (
    ANSWERS,
    accept_invitation,
    decline_invitation,
    invite,
    tell_inviter,
    withdraw_invitation,
)
from mutua.work.services.lasting import SIGNED as SIGNED_FOR_GOOD
from mutua.work.services.lasting import draft_amendment, draft_open_ended, open_months
from mutua.work.services.looking import look_ahead
from mutua.work.services.reserves import decide_reserve
from mutua.work.services.signing import keep_sealed, sign_contract
from mutua.work.services.situations import say_situation
from mutua.work.services.submitting import submit_contract
from mutua.work.services.working import (
    change_declaration,
    confirm_work,
    declare_contract,
    take_schedule,
    undo_declaration,
)

__all__ = [
    "ANSWERS",
    "SIGNED_FOR_GOOD",
    "accept_invitation",
    "agree_ending",
    "approve_contract",
    "cancel_contract",
    "change_contract",
    "change_declaration",
    "confirm_work",
    "decide_for_all",
    "decide_reserve",
    "declare_contract",
    "declare_end",
    "decline_invitation",
    "draft_amendment",
    "draft_change",
    "draft_contract",
    "draft_contracts",
    "draft_open_ended",
    "drop_contract",
    "end_contract",
    "invite",
    "keep_sealed",
    "look_ahead",
    "open_months",
    "refuse_contract",
    "remind_advisers",
    "say_absence",
    "say_situation",
    "sign_contract",
    "submit_contract",
    "take_schedule",
    "tell_advisers",
    "tell_inviter",
    "undo_declaration",
    "withdraw_invitation",
]
