"""What leaves through the bank and what comes, with what the database holds of it."""

from mutua.treasury.models.payments import Approval, Batch, Payment
from mutua.treasury.models.statements import Match, Statement, StatementLine

__all__ = ("Approval", "Batch", "Match", "Payment", "Statement", "StatementLine")
