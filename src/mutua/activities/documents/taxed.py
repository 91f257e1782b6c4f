"""From what the law says of a sale to what stands on the line of a document."""

from __future__ import annotations

from typing import Protocol

from mutua.activities.documents.content import Vat


class Treatment(Protocol):
    """What a country's rule ``vat`` answers, of whatever country."""

    @property
    def category(self) -> str: ...

    @property
    def rate(self) -> int: ...

    @property
    def exemption_code(self) -> str: ...

    def mention(self, language: str) -> str: ...


def vat_of(treatment: Treatment, language: str) -> Vat:
    """The VAT of a line, with its mention in the document's language.

    >>> from mutua.legislation import country
    >>> sale = country("be").rule("vat", on="2026-05-01", nature="authors_rights")
    >>> vat_of(sale, "fr")
    Vat(category='S', rate=600, exemption_code='', mention='')
    """
    return Vat(
        treatment.category,
        treatment.rate,
        treatment.exemption_code,
        treatment.mention(language),
    )
