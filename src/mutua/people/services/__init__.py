"""What is done with people: each verb, in the file of its subject."""

from mutua.people.services.admission import admit
from mutua.people.services.bank_accounts import name_bank_account
from mutua.people.services.house_roles import (
    appoint,
    dismiss,
    end_appointment,
    note_looks,
    set_role,
)
from mutua.people.services.leaving import (
    decide_repayment,
    end_membership,
    record_repayment,
    register_death,
    register_heir,
)
from mutua.people.services.legal_persons import (
    add_company,
    add_legal_person,
    change_representative,
)
from mutua.people.services.national_numbers import (
    keep_national_number,
    note_reading,
    person_of_number,
    read_national_number,
    say_national_number,
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
from mutua.people.services.reopening import reopen
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
    "add_company",
    "add_legal_person",
    "add_person",
    "admit",
    "appoint",
    "ask_membership",
    "cancel_subscription",
    "change_person",
    "change_representative",
    "decide_repayment",
    "decline_shares",
    "dismiss",
    "end_appointment",
    "end_membership",
    "keep_national_number",
    "leave",
    "name_bank_account",
    "note_looks",
    "note_reading",
    "offer_shares",
    "person_of_number",
    "read_national_number",
    "record_repayment",
    "record_share_payment",
    "refuse_membership",
    "register_death",
    "register_heir",
    "reopen",
    "return_share_payment",
    "say_national_number",
    "set_role",
    "set_share_price",
    "subscribe",
    "take_effect",
    "withdraw_shares",
)
