"""Contracts, what stands in them and around them, with what the database holds of them."""

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
)
from mutua.work.models.house import StandingDecision
from mutua.work.models.situations import Situation

__all__ = (
    "PAY_FROM", "Cancellation", "Check", "Contract", "ContractMonth", "ContractSignature", "Declaration",
    "DeclarationChange", "Period",
    "Situation", "StandingDecision",
)  # fmt: skip
