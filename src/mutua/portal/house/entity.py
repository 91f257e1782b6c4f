"""The legal entity whose house this is."""

from __future__ import annotations

from mutua.ledger.models import LegalEntity
from mutua.people.models import SharePrice


def entity_of_house() -> str:
    """The code of the one whose shares the members hold, else of the first whose account is known,
    else of the first; nothing where there is none."""
    issuer = SharePrice.objects.order_by("from_day").values_list("legal_entity", flat=True).first()
    if issuer:
        return str(issuer)
    every = list(LegalEntity.objects.order_by("code"))
    known = [one for one in every if one.details.get("iban")]
    return str((known or every)[0].code) if every else ""


def house() -> LegalEntity:
    """The same, whole. Raises DoesNotExist where there is none."""
    return LegalEntity.objects.get(code=entity_of_house())
