"""The tables and formulas of Belgian pay law that the worksheets use, written from the law.

Nothing of the engine is imported or copied: these pages are what the engine is compared with.
Amounts are decimals of euros. Every rounding is to the nearest cent, half a cent upwards.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

D = Decimal
CENT = D("0.01")
PER_CENT = D("0.01")


def half_up(amount: Decimal, step: Decimal = CENT) -> Decimal:
    """Rounded to the cent, 0.005 counting as 0.01 (royal decree of 28 November 1969)."""
    return amount.quantize(step, rounding=ROUND_HALF_UP)


def cents(amount: Decimal) -> int:
    return int(half_up(amount) * 100)


def in_force(table: list[tuple], day: date) -> tuple:
    """The last row of a table (first row first) that had begun on this day."""
    rows = [row for row in table if date.fromisoformat(row[0]) <= day]
    return rows[-1][1:]


# Calendar ---------------------------------------------------------------------------------------


def weekdays(first: date, last: date) -> int:
    """Days from Monday to Friday, public holidays included."""
    days = (first + timedelta(n) for n in range((last - first).days + 1))
    return sum(day.weekday() < 5 for day in days)


def month_weekdays(day: date) -> int:
    first = day.replace(day=1)
    after = (first + timedelta(31)).replace(day=1)
    return weekdays(first, after - timedelta(1))


def quarter_weekdays(day: date) -> int:
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    after = (first + timedelta(93)).replace(day=1)
    return weekdays(first, after - timedelta(1))


# Worker's contribution ----------------------------------------------------------------------------

EMPLOYEE_RATE = D("13.07") * PER_CENT  # law of 29 June 1981, art. 38 § 2
DECLARED_SHARE = {  # law of 29 June 1981, art. 19: manual workers, and artists like them, 108 %
    "employee": D("1.00"),
    "student": D("1.00"),
    "manual_worker": D("1.08"),
    "artist": D("1.08"),
    "artist_1bis": D("1.08"),
}

# Work bonus: law of 20 December 1999, art. 2; amounts by royal decree of 17 January 2000.
# from, full up to, (maximum at 100 %, at 108 %), (slope at 100 %, at 108 %), nothing above
BONUS_A = [
    ("2024-04-01", "2669.96", ("115.91", "125.18"), ("0.2443", "0.2638"), "3144.45"),
    ("2024-05-01", "2723.36", ("118.22", "127.68"), ("0.2442", "0.2638"), "3207.40"),
    ("2025-02-01", "2777.83", ("120.59", "130.24"), ("0.2443", "0.2638"), "3271.48"),
    ("2026-01-01", "2833.36", ("123.00", "132.84"), ("0.2807", "0.3032"), "3271.48"),
    ("2026-03-01", "2833.36", ("123.00", "132.84"), ("0.2442", "0.2638"), "3336.98"),
    ("2026-04-01", "2880.32", ("125.04", "135.04"), ("0.2738", "0.2957"), "3336.98"),
    ("2026-07-01", "2937.93", ("127.54", "137.74"), ("0.3196", "0.3452"), "3336.98"),
    ("2026-09-01", "2937.93", ("127.54", "137.74"), ("0.2739", "0.2958"), "3403.62"),
]
BONUS_B = [
    ("2024-04-01", "2090.78", ("156.30", "168.80"), ("0.2699", "0.2914"), "2669.96"),
    ("2024-05-01", "2132.59", ("159.43", "172.18"), ("0.2699", "0.2915"), "2723.36"),
    ("2025-02-01", "2175.25", ("162.62", "175.63"), ("0.2699", "0.2915"), "2777.83"),
    ("2026-01-01", "2218.73", ("165.87", "179.14"), ("0.2699", "0.2915"), "2833.36"),
    ("2026-04-01", "2255.50", ("168.62", "182.11"), ("0.2699", "0.2915"), "2880.32"),
    ("2026-07-01", "2300.62", ("171.99", "185.75"), ("0.2699", "0.2915"), "2937.93"),
]


def bonus_part(table: list[tuple], day: date, S: Decimal, share: Decimal) -> Decimal:
    """R of one part for a full month: the maximum, then sloping down, then nothing."""
    full_to, maxima, slopes, zero_above = in_force(table, day)
    column = 1 if share > 1 else 0
    if D(zero_above) < S:
        return D(0)
    if D(full_to) >= S:
        return D(maxima[column])
    return max(D(0), half_up(D(maxima[column]) - D(slopes[column]) * (S - D(full_to))))


def bonus_before_april_2024(S: Decimal, share: Decimal) -> Decimal:
    """From 1 November 2023 to 31 March 2024: one part, two base amounts, one starting threshold."""
    over = S - D("2054.01")
    if over <= 0:
        return D("267.42") if share == 1 else D("288.81")
    if D("2623.00") >= S:
        first = (D("267.42"), D("0.2579")) if share == 1 else (D("288.81"), D("0.2786"))
        return half_up(first[0] - first[1] * over)
    if D("3144.45") >= S:
        second = (D("252.26"), D("0.2313")) if share == 1 else (D("272.44"), D("0.2498"))
        return max(D(0), half_up(second[0] - second[1] * over))
    return D(0)


def full_month_bonus(day: date, S: Decimal, share: Decimal) -> tuple[Decimal, Decimal]:
    """(A, B) of a full month; before April 2024 the single part stands as A."""
    if day < date(2024, 4, 1):
        return bonus_before_april_2024(S, share), D(0)
    return bonus_part(BONUS_A, day, S, share), bonus_part(BONUS_B, day, S, share)


# Special contribution -----------------------------------------------------------------------------


def special_contribution(household: str, pay: Decimal) -> Decimal:
    """Law of 30 March 1994, art. 106 ff.: amount of a month by its declared pay, since 2022-04-01."""
    first, second, third, fourth = D("1945.38"), D("2190.18"), D("3737.00"), D("4100.00")
    if household == "single":
        if pay <= first:
            return D(0)
        if pay <= second:
            return half_up(D("0.0422") * (pay - first))
        if pay <= third:
            return D("10.33") + half_up(D("0.0110") * (pay - second))
        if pay <= fourth:
            return D("27.35") + half_up(D("0.0338") * (pay - third))
        return min(D("60.94"), D("39.61") + half_up(D("0.0110") * (pay - fourth)))
    if household == "partner_with_income":
        if pay < D("1095.10"):
            return D(0)
        if pay <= first:
            return D("5.15")
        if pay <= second:
            return max(D("5.15"), half_up(D("0.0590") * (pay - first)))
        return min(D("51.64"), D("14.44") + half_up(D("0.0110") * (pay - second)))
    if pay <= first:
        return D(0)
    if pay <= second:
        return half_up(D("0.0590") * (pay - first))
    return min(D("60.94"), D("14.44") + half_up(D("0.0110") * (pay - second)))


# Tax withheld: Annex III to the royal decree of the Income Tax Code -------------------------------

TAX = {
    2024: {
        "costs": "5750",
        "steps": ("15830", "27940", "48350"),
        "tax_free": "2830.15",
        "quotient": "13060",
        "children": (588, 1572, 4164, 7212, 10512, 13812, 17148, 20808),
        "further_child": 3660,
        "dependant": 588,
    },
    2025: {
        "costs": "5930",
        "steps": ("16310", "28790", "49820"),
        "tax_free": "2915.75",
        "quotient": "13460",
        "children": (612, 1608, 4296, 7428, 10836, 14232, 17676, 21444),
        "further_child": 3780,
        "dependant": 612,
    },
    2026: {
        "costs": "6070",
        "steps": ("16710", "29500", "51050"),
        "tax_free": "2987.98",
        "quotient": "13790",
        "children": (624, 1656, 4404, 7620, 11100, 14592, 18120, 21996),
        "further_child": 3864,
        "dependant": 624,
    },
}
TAX_RATES = (D("0.2675"), D("0.4280"), D("0.4815"), D("0.5350"))
ARTISTS_FLAT_RATE = D("11.11") * PER_CENT  # Annex III, n. 80


def yearly_tax(year: int, income: Decimal) -> Decimal:
    """Annex III, n. 31: the fixed tax of the steps below, and the rate on what is above them."""
    steps = [D(0), *(D(step) for step in TAX[year]["steps"])]
    fixed = D(0)
    for low, high, rate in zip(steps, [*steps[1:], None], TAX_RATES, strict=True):
        if high is None or income <= high:
            return fixed + half_up(rate * (income - low))
        fixed += half_up(rate * (high - low))
    raise AssertionError


def scale(year: int, taxable: Decimal, household: str) -> Decimal:
    """Tax of a month before family reductions and work bonus (Annex III, n. 13 to 34.1)."""
    yearly = 12 * taxable
    costs = min(half_up(D("0.30") * yearly), D(TAX[year]["costs"]))  # n. 27
    net = yearly - costs
    free = D(TAX[year]["tax_free"])  # n. 32
    if household == "partner_without_income":  # scale II: n. 34.1
        quotient = min(half_up(D("0.30") * net), D(TAX[year]["quotient"]))
        tax = yearly_tax(year, net - quotient) + yearly_tax(year, quotient) - 2 * free
    else:
        tax = yearly_tax(year, net) - free
    return half_up(max(D(0), tax) / 12)


def family(
    year: int, children: int = 0, disabled: int = 0, alone: bool = False, others: int = 0
) -> Decimal:
    """Reductions of a month: a disabled child counts twice (Annex III, n. 36 ff.)."""
    count = children + disabled
    table = TAX[year]["children"]
    by_children = 0 if count == 0 else table[min(count, 8) - 1]
    by_children += max(0, count - 8) * TAX[year]["further_child"]
    return D(by_children + (int(alone) + others) * TAX[year]["dependant"]) / 12


# Employer -----------------------------------------------------------------------------------------

# year: (809 from 20 workers, 809 below, 810). Law of 26 June 2002, art. 58.
CLOSURE = {
    2024: ("0.13", "0.07", "0.10"),
    2025: ("0.23", "0.18", "0.17"),
    2026: ("0.39", "0.34", "0.10"),
}
ASBESTOS_QUARTERS = {  # programme law of 27 December 2006, art. 116: quarters 1 and 2, 2026 also 3
    2024: (1, 2),
    2025: (1, 2),
    2026: (1, 2, 3),
}
SECTOR = {"none": "0", "200": "0.23", "304": "0.10"}  # codes 831, 820


def employer_rates(day: date, regime: str, size: int, committee: str) -> dict[str, Decimal]:
    large, small, special = CLOSURE[day.year]
    quarter = (day.month - 1) // 3 + 1
    holidays = regime in ("manual_worker", "artist", "artist_1bis")
    rates = {
        "employer_basic_contribution": "25.00",  # 19.88 + 5.12, law of 29 June 1981, art. 38 § 3
        "unemployment_contribution": "1.69" if size >= 10 else "0",  # 855
        "closure_fund": large if size >= 20 else small,  # 809
        "special_closure_fund": special,  # 810
        "temporary_unemployment": "0.10",  # 859
        "work_accidents": "0.02",  # 255
        "asbestos": "0.01" if quarter in ASBESTOS_QUARTERS[day.year] else "0",  # 256
        "sector_fund": SECTOR[committee],
        "holidays_quarterly": "5.57" if holidays else "0",  # 253, art. 38 § 3, 8°
        "holidays_yearly": "10.27" if holidays else "0",
    }
    return {line: D(rate) * PER_CENT for line, rate in rates.items()}


# Structural reduction: programme law of 24 December 2002, art. 331; royal decree of 16 May 2003.
# from, S0, gamma, S2 (alpha is 0.14 throughout)
STRUCTURAL = [
    ("2024-01-01", "10797.67", "0.40", "6502.69"),  # S2 of 2024-1 derived, to be confirmed
    ("2024-04-01", "10797.67", "0.40", "6807.18"),
    ("2024-07-01", "11013.62", "0.40", "6943.32"),
    ("2025-04-01", "11233.89", "0.21", "8400.00"),
    ("2025-07-01", "11233.89", "0.15", "9360.00"),
    ("2026-01-01", "11458.57", "0.15", "9547.20"),
    ("2026-04-01", "11458.57", "0.16", "9547.20"),
    ("2026-07-01", "11687.74", "0.16", "9738.14"),
]
GUARANTEED_MINIMUM = [  # collective agreements 43/16 to 43/18
    ("2023-11-01", "1994.18"),
    ("2024-04-01", "2029.88"),
    ("2024-05-01", "2070.48"),
    ("2025-02-01", "2111.89"),
    ("2026-01-01", "2154.11"),
    ("2026-04-01", "2189.81"),
    ("2026-07-01", "2233.61"),
]


def structural_amount(day: date, S: Decimal, gamma: Decimal | None = None) -> Decimal:
    """R of a full quarter: alpha × (S0 − S) + gamma × (S2 − S), neither below zero."""
    S0, slope, S2 = (D(value) for value in in_force(STRUCTURAL, day))
    slope = slope if gamma is None else gamma
    return half_up(D("0.14") * max(D(0), S0 - S) + slope * max(D(0), S2 - S))


def structural_beta(mu: Decimal) -> Decimal:
    if mu < D("0.275"):
        return D(0)
    if mu < D("0.55"):
        return D("1.18")
    if mu < D("0.80"):
        return D("1.18") + D("0.28") * (mu - D("0.55"))
    return 1 / mu


def artists_beta(mu: Decimal) -> Decimal:
    if mu < D("0.55"):
        return D(1)
    if mu < D("0.80"):
        return 1 + (mu - D("0.55"))
    return 1 / mu


def artists_region(day: date, region: str) -> bool:
    """Flanders ended the reduction on 1 April 2026 (programme decree with the budget of 2026)."""
    return region in ("brussels", "wallonia") or (region == "flanders" and day < date(2026, 4, 1))
