"""What is done with payments and statements."""

from mutua.treasury.services.answers import read_answer
from mutua.treasury.services.batches import (
    approve_batch,
    drop_batch,
    keep_sent,
    make_batch,
    remember_sent,
)
from mutua.treasury.services.bills import hold_bill, match_bills, release_bill
from mutua.treasury.services.booking import book_lines
from mutua.treasury.services.bringing import bring_file
from mutua.treasury.services.claims import match_claims
from mutua.treasury.services.matching import match_line
from mutua.treasury.services.refunding import readdress_refund, refund_invoice, refund_line
from mutua.treasury.services.statements import take_statement

__all__ = [
    "approve_batch",
    "book_lines",
    "bring_file",
    "drop_batch",
    "hold_bill",
    "keep_sent",
    "make_batch",
    "match_bills",
    "match_claims",
    "match_line",
    "read_answer",
    "readdress_refund",
    "refund_invoice",
    "refund_line",
    "release_bill",
    "remember_sent",
    "take_statement",
]
