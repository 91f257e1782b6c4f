"""The states of payments and of the batches in which they leave."""

from mutua.ground.actors import TREASURY, WORKER
from mutua.ground.states import Machine, Step

PAYMENT = Machine(
    "payment",
    (
        # In a restored store a job brings back what had left.
        Step("", "ready", "treasury.make_batch", (TREASURY, WORKER)),
        # Where the journal says that their debts have left with another batch, a job drops them.
        Step("ready", "dropped", "treasury.drop_batch", (TREASURY, WORKER)),
        Step("ready", "sent", "treasury.keep_sent", (WORKER,)),
        Step("sent", "accepted", "treasury.read_answer", (WORKER,)),
        Step("sent", "rejected", "treasury.read_answer", (WORKER,)),
        Step("accepted", "rejected", "treasury.read_answer", (WORKER,)),
        Step("sent", "paid", "treasury.book_lines", (TREASURY, WORKER)),
        Step("accepted", "paid", "treasury.book_lines", (TREASURY, WORKER)),
        Step("paid", "returned", "treasury.book_lines", (TREASURY, WORKER)),
    ),
)
BATCH = Machine(
    "batch",
    (
        Step("", "ready", "treasury.make_batch", (TREASURY, WORKER)),
        Step("ready", "approved", "treasury.approve_batch", (TREASURY,)),
        Step("ready", "dropped", "treasury.drop_batch", (TREASURY, WORKER)),
        Step("ready", "sent", "treasury.remember_sent", (WORKER,)),
        Step("approved", "sent", "treasury.keep_sent", (WORKER,)),
        Step("sent", "answered", "treasury.read_answer", (WORKER,)),
    ),
)
STATEMENT_LINE = Machine(
    "statement_line",
    (
        Step("", "new", "treasury.take_statement", (WORKER,)),
        Step("new", "matched", "treasury.book_lines", (TREASURY, WORKER)),
        Step("new", "suspense", "treasury.book_lines", (WORKER,)),
        Step("suspense", "matched", "treasury.match_line", (TREASURY,)),
    ),
)
WRITE_OFF = Machine(
    "write_off",
    (
        Step("", "proposed", "treasury.propose_write_off", (TREASURY,)),
        Step("proposed", "decided", "treasury.decide_write_off", (TREASURY,)),
        Step("proposed", "dropped", "treasury.drop_write_off", (TREASURY,)),
    ),
)
# The debt of such a payment may be paid by another attempt.
OVER = ("rejected", "returned", "dropped")
