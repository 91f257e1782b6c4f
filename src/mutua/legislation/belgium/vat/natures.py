"""What is sold: where each kind is taxed, and its exemption when Belgium gives one."""

from __future__ import annotations

from typing import Final, NamedTuple

CLIENT: Final = "client"
EVENT: Final = "event"
EVENT_FOR_PERSONS: Final = "event for persons"
INTANGIBLE: Final = "intangible"
ARRIVAL: Final = "arrival"


class Nature(NamedTuple):
    """A kind of sale.

    ``taxed_at`` is the rule of its place: CLIENT (a taxable client's country, else the seller's),
    INTANGIBLE (the same, but outside the Union for persons there), EVENT (where it happens, for
    everyone), EVENT_FOR_PERSONS (the same for clients who are not taxable), ARRIVAL (goods).
    ``exempt`` kinds carry a mention of their own, with a VATEX code where the list has one.
    """

    taxed_at: str
    exempt: bool = False
    exemption_code: str = ""


NATURES: Final = {
    "general_service": Nature(CLIENT),
    "intellectual_service": Nature(INTANGIBLE),
    "artistic_performance": Nature(EVENT_FOR_PERSONS),
    "performer_service": Nature(EVENT_FOR_PERSONS, exempt=True),
    "authors_rights": Nature(INTANGIBLE),
    "publishing_contract": Nature(INTANGIBLE, exempt=True),
    "admission": Nature(EVENT),
    "teaching": Nature(EVENT_FOR_PERSONS, exempt=True, exemption_code="VATEX-EU-132-1I"),
    "cultural_service": Nature(EVENT, exempt=True, exemption_code="VATEX-EU-132-1N"),
    "catering": Nature(EVENT),
    "lodging": Nature(EVENT),
    "goods": Nature(ARRIVAL),
    "books": Nature(ARRIVAL),
    "artwork": Nature(ARRIVAL),
}
