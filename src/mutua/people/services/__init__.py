"""What is done with people: each verb, in the file of its subject."""

from mutua.people.services.admission import admit
from mutua.people.services.leaving import (
    decide_repayment,
    end_membership,
    record_repayment,
    register_death,
    register_heir,
)
from mutua.people.services.persons import (
    SAID,
    add_person,
    ask_membership,
    change_person,
    leave,
    refuse_membership,
    take_effect,
)
from mutua.people.services.subscriptions import (
    cancel_subscription,
    record_share_payment,
    return_share_payment,
    set_share_price,
    subscribe,
)
from mutua.people.services.transfers import (
    accept_shares,
    decline_shares,
    offer_shares,
    withdraw_shares,
)

__all__ = (
    "SAID",
    "accept_shares",
    "add_person",
    "admit",
    "ask_membership",
    "cancel_subscription",
    "change_person",
    "decide_repayment",
    "decline_shares",
    "end_membership",
    "leave",
    "offer_shares",
    "record_repayment",
    "record_share_payment",
    "refuse_membership",
    "register_death",
    "register_heir",
    "return_share_payment",
    "set_share_price",
    "subscribe",
    "take_effect",
    "withdraw_shares",
)
