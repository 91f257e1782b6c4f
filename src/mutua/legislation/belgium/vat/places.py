"""Countries as VAT sees them, and the numbers that identify a taxable person."""

from __future__ import annotations

import re
from typing import Final

from mutua.legislation.engine.errors import LegislationError

ISO_3166: Final = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR
BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ
EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW
GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY
KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV
MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG
TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM
ZW
"""
COUNTRIES: Final = frozenset(ISO_3166.split())
# Directive 2006/112/EC, art. 5 and 7: Monaco is treated as France.
UNION: Final = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK"
MEMBER_STATES: Final = frozenset(UNION.split())
PREFIXES: Final = {"GR": "EL", "MC": "FR"}
BELGIUM: Final = "BE"
NUMBER: Final = re.compile(r"[A-Z]{2}[0-9A-Z+*]{2,13}")
BELGIAN: Final = re.compile(r"BE[01][0-9]{9}")


def read_country(field: str, given: object) -> str:
    """Two letters of ISO 3166; refused otherwise, so that a slip never moves the place of tax."""
    if isinstance(given, str) and given in COUNTRIES:
        return given
    raise LegislationError(field, given, "form", what="a country's two letters, such as BE or FR")


def prefix_of(country: str) -> str:
    """How VAT numbers of a country begin."""
    return PREFIXES.get(country, country)


def read_vat_number(given: object, country: str) -> str:
    """A VAT number without blanks or points, of the client's country or of Belgium; '' for none.

    Only its form is checked (Belgium: also its check digits); whether it is in use, VIES says.
    """
    text = re.sub(r"[\s.\-]", "", given).upper() if isinstance(given, str) else given
    if text == "":
        return ""
    if isinstance(text, str) and _well_formed(text, country):
        return text
    raise LegislationError(
        "client_vat_number",
        given,
        "form",
        what="nothing, or a VAT number of the client's country or the seller's",
    )


def _well_formed(text: str, country: str) -> bool:
    if text.startswith(BELGIUM):
        return bool(BELGIAN.fullmatch(text)) and 97 - int(text[2:10]) % 97 == int(text[10:])
    if country not in MEMBER_STATES:
        return bool(re.fullmatch(r"[0-9A-Z/]{4,20}", text))
    return bool(NUMBER.fullmatch(text)) and text.startswith(prefix_of(country))


def in_union(country: str) -> bool:
    """Whether a country is a member state, for VAT."""
    return country in MEMBER_STATES
