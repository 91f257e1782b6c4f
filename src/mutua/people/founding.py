"""The beginning of an enterprise: its legal entity, its accounts, its first periods."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db.models import Max
from schwifty import BIC, IBAN
from schwifty.exceptions import SchwiftyException
from stdnum.be import vat as belgian_number

from mutua.ground.actors import STAFF, Actor
from mutua.ground.errors import Refused
from mutua.ground.ibans import read_iban
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.ledger import services
from mutua.ledger.models import LegalEntity, Period

FOUNDER = Actor(STAFF, job="init")
NEEDED = ("street", "postcode", "town", "enterprise_number", "iban")
CURRENCY = {"be": "EUR"}
AHEAD = timedelta(days=400)  # contracts and plans that are made today are booked in an open period


def found(code: str, name: str, country: str, details: dict[str, Any], year: int) -> None:
    """Make what an enterprise needs to begin; done again it changes nothing.

    Periods are the months of ``year`` and of the year after. Raises Refused by the field.
    """
    checked = check_details(details)
    _install_chart()
    services.add_legal_entity(
        actor=FOUNDER, key=derived_id("init", code), code=code, name=name, country=country,
        currency=CURRENCY[country], details=checked,
    )  # fmt: skip
    for month in range(24):
        open_month(code, date(year + month // 12, month % 12 + 1, 1))


def complete_chart() -> None:
    """Bring the accounts that this release has beyond an earlier one into a store that stands; an
    empty one gets them when it is founded."""
    with reading(FOUNDER):
        stands = LegalEntity.objects.exists()
    if stands:
        _install_chart()


def _install_chart() -> None:
    services.install_chart(actor=FOUNDER, key=derived_id("init", "chart", _chart_version()))


def open_month(code: str, first: date) -> None:
    """Open the month from a day on."""
    services.open_period(
        actor=FOUNDER, key=derived_id("period", code, first), legal_entity=code, first_day=first,
        last_day=_last_of_month(first),
    )  # fmt: skip


def no_link() -> str:
    """Nothing: no room above has a door to this house."""
    return ""


def open_ahead(today: date) -> int:
    """Open the months that follow the last period of each legal entity, as far as is looked ahead;
    gives how many. One that has no period yet has not begun."""
    with reading(FOUNDER):
        last = dict(
            Period.objects.values_list("legal_entity").annotate(last=Max("last_day")).order_by()
        )
    opened = 0
    for code, day in sorted(last.items()):
        while day < today + AHEAD:
            first = day + timedelta(days=1)
            open_month(code, first)
            day = _last_of_month(first)
            opened += 1
    return opened


def _last_of_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


# By which link the first administrator comes in, once: asked here, answered by the room of pages.
first_link: Callable[[], str] = no_link


def _chart_version() -> str:
    return services.CHART.read_text("utf-8")


def _bank_of(iban: str, said: str) -> str:
    """The bank's BIC as it was said, or by the account where it can be known."""
    try:
        return str(BIC(said).compact if said else IBAN(iban).bic or "")
    except SchwiftyException as error:
        raise Refused("bic", said, f"the BIC of a bank: {error}") from error


def check_details(details: dict[str, Any]) -> dict[str, str]:
    """What documents print of the enterprise, each number checked. Raises Refused by the field."""
    found = {field: str(value).strip() for field, value in details.items()}
    for field in NEEDED:
        if not found.get(field):
            raise Refused(field, "", "not empty: documents print it")
    number = belgian_number.compact(found["enterprise_number"])
    if not belgian_number.is_valid(number):
        allowed = "ten digits, the last two a checksum: 0123.456.749"
        raise Refused("enterprise_number", found["enterprise_number"], allowed)
    found["enterprise_number"] = number
    found["vat_number"] = "BE" + number
    found["iban"] = read_iban("iban", found["iban"])
    found["bic"] = _bank_of(found["iban"], found.get("bic", ""))
    return found
