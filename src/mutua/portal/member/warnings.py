"""Where an invoice departs from its order or lacks a proof, in words: before it leaves and after."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mutua.activities.documents.content import Document
from mutua.activities.models import Invoice
from mutua.activities.services.asking import unproven
from mutua.activities.services.departures import departures
from mutua.portal import formats

UNPROVEN = "vat_unproven"


def of(found: Invoice, document: Document) -> list[dict[str, Any]]:
    """The warnings that an invoice left with, or those with which a draft would leave today."""
    if found.state == "issued":
        kept: list[dict[str, Any]] = found.warnings
        return kept
    return [*departures(found, document), *unproven(found, document, why="it is only looked at")]


def in_words(warning: dict[str, Any], currency: str) -> str:
    """A warning as a sentence."""
    language = get_language() or "en"
    code = warning["code"]
    if code == "order_not_signed":
        return _("The client has not signed the order.")
    if code == "other_client":
        return _("The order is from another client.")
    if code == "other_vat":
        rates = ", ".join(formats.rate(rate, language) for _category, rate in warning["rates"])
        return _("The order does not have this VAT: %(rates)s.") % {"rates": rates}
    if code == "beyond_order":
        sums = {name: formats.money(warning[name], language, currency)
                for name in ("ordered", "invoiced")}  # fmt: skip
        return _("The order is for %(ordered)s. With this invoice it comes to %(invoiced)s.") % sums
    facts = {"number": warning.get("vat_number", "")}
    if warning.get("vies") == "invalid":
        return _("VIES says that the VAT number %(number)s does not exist.") % facts
    return _("VIES has not confirmed the VAT number %(number)s yet.") % facts
