"""Contracts, what stands in them and around them, with what the database holds of them."""

from mutua.work.models.absences import KINDS as ABSENCE_KINDS
from mutua.work.models.absences import Absence
from mutua.work.models.contracts import (
    PAY_FROM,
    Cancellation,
    Check,
    Contract,
    ContractMonth,
    ContractSignature,
    Declaration,
    DeclarationChange,
    Period,
    SignedContent,
)
from mutua.work.models.earlier import EarlierContract
from mutua.work.models.house import StandingDecision
from mutua.work.models.invitations import INVITED_TO, Invitation
from mutua.work.models.open_ended import ENDINGS, SIDES, Ending, LookAhead, ReserveRule
from mutua.work.models.situations import Situation

__all__ = (
    "ABSENCE_KINDS", "ENDINGS", "INVITED_TO", "PAY_FROM", "SIDES", "Absence", "Cancellation", "Check", "Contract",
    "ContractMonth", "ContractSignature", "Declaration", "DeclarationChange", "EarlierContract", "Ending", "Invitation", "LookAhead",
    "Period", "ReserveRule", "SignedContent", "Situation",
    "StandingDecision",
)  # fmt: skip
