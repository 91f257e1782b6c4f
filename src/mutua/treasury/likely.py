"""Which open invoices money that nobody knows has probably paid: a person decides."""

from __future__ import annotations

import unicodedata
from typing import Any, NamedTuple

from django.db.models import Q

from mutua.activities.models import Invoice
from mutua.activities.queries import open_invoices
from mutua.activities.rendering import number_of
from mutua.ground import payment_reference
from mutua.treasury.models import StatementLine

SHORT = 4  # letters: shorter words of a name say nothing
CANDIDATES, PROPOSED = 200, 5
NUMBER, AMOUNT, NAME = "number", "amount", "name"
WEIGHTS = {NUMBER: 4, AMOUNT: 2, NAME: 1}


class Likely(NamedTuple):
    """An open invoice and why it may be the one: its number or reference stands in the text, the
    open or the whole amount is the same, a word of the client's name is."""

    invoice: Invoice
    number: str
    why: tuple[str, ...]


def likely(line: StatementLine) -> list[Likely]:
    """The invoices that a line has probably paid, the likeliest first, at most PROPOSED."""
    references = payment_reference.all_in(line.text)
    said = words(line.counterparty_name) | words(line.text)
    asked = Q(open=line.amount) | Q(gross=line.amount) | Q(payment_reference__in=references)
    for one in sorted(raw_words(line.counterparty_name)):
        asked |= Q(client__name__icontains=one)
    if drawn := _numbers(line.text):
        asked |= Q(drawn__in=drawn)
    entity = line.statement.legal_entity_id
    every: Any = open_invoices().filter(activity__legal_entity_id=entity).filter(asked)
    found = []
    for one in every.select_related("client", "series", "activity").order_by("due_on", "id")[
        :CANDIDATES
    ]:
        number = number_of(one)
        why = []
        if number in line.text or one.payment_reference in references:
            why.append(NUMBER)
        if line.amount in (one.open, one.gross):
            why.append(AMOUNT)
        if words(one.client.name) & said:
            why.append(NAME)
        if why:
            found.append(Likely(one, number, tuple(why)))
    found.sort(key=lambda one: -sum(WEIGHTS[each] for each in one.why))
    return found[:PROPOSED]


def raw_words(text: str) -> set[str]:
    """The words of a text that are long enough to say something."""
    return {one for one in text.split() if len(one) >= SHORT}


def words(text: str) -> set[str]:
    """The words of a text that say something, without accents and capitals."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(one if one.isalnum() else " " for one in plain if not unicodedata.combining(one))
    return raw_words(bare)


def _numbers(text: str) -> set[int]:
    """Rows of digits that may be the running number of an invoice."""
    plain = "".join(one if one.isdecimal() and one.isascii() else " " for one in text)
    return {int(one) for one in plain.split() if 3 <= len(one) <= 9}
