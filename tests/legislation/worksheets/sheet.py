"""The columns of the worksheet: one contract, each step a name, each name with its article.

Conventions, those that the house has chosen where the law speaks of the month or the quarter:

- each contribution is reckoned on the declared pay of the month's payslips together, less what the
  same rate gives on the earlier payslips of the month;
- work bonus by hours: S = (gross of the month ÷ hours of the month, to the cent) × U, fraction
  H ÷ U to two decimals; by days: S = gross × D ÷ J, fraction J ÷ D; a full month: S = gross;
- tax is reckoned on the month's payslips together, less what earlier ones withheld; the lines
  before the last show the tax of the whole month;
- structural reduction of a short contract: R × µ × β, µ of the contract to two decimals, hours ÷
  494 (13 weeks of 38 hours) or days ÷ 65, β by the planned fraction of
  the quarter (default: its own µ); the quarter's reference pay S is the contract's pay × (494 ÷
  hours, or 65 ÷ days, to two decimals); a full month has a third of R. The law's µ is hours ÷ 494
  or days ÷ 65 (13 weeks): `thirteen_weeks.py` has the cases where the two differ.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from tests.legislation.worksheets.law import (
    ARTISTS_FLAT_RATE,
    DECLARED_SHARE,
    EMPLOYEE_RATE,
    GUARANTEED_MINIMUM,
    D,
    artists_beta,
    artists_region,
    cents,
    employer_rates,
    family,
    full_month_bonus,
    half_up,
    in_force,
    month_weekdays,
    scale,
    special_contribution,
    structural_amount,
    structural_beta,
)

NIL = D(0)

__all__ = ["Before", "Contract", "reckon", "reckon_month"]


@dataclass(frozen=True)
class Before:
    """What earlier payslips of the month have already brought, from their worksheets."""

    gross: Decimal = NIL
    contribution: Decimal = NIL
    bonus_a: Decimal = NIL
    bonus_b: Decimal = NIL
    special_contribution: Decimal = NIL
    taxable: Decimal = NIL
    tax: Decimal = NIL
    hours: Decimal = NIL
    days: int = 0


@dataclass(frozen=True)
class Contract:
    id: str
    regime: str
    worked: str  # first day
    gross: str
    hours: str = "0"
    days: int = 0
    full_month: bool = False
    until: str = ""  # last day, the first when absent
    paid: str = ""  # the last day when absent
    household: str = "single"
    children: int = 0
    disabled_children: int = 0
    single_parent: bool = False
    other_dependants: int = 0
    size: int = 50
    committee: str = "none"
    region: str = "none"
    quarter_fraction: int = 0  # hundredths; 0 = own fraction
    artistic: bool = True  # else technical: the scale of tax, not the flat rate of n. 80
    in_house: bool = False  # permanent staff: the scale too
    student_hours_used: str = "0"
    untaxed_allowances: str = "0"
    before: Before = field(default_factory=Before)
    why: str = ""

    @property
    def work_day(self) -> date:
        return date.fromisoformat(self.worked)

    @property
    def last_day(self) -> date:
        return date.fromisoformat(self.until or self.worked)

    @property
    def pay_day(self) -> date:
        return date.fromisoformat(self.paid or self.until or self.worked)

    def inputs(self) -> dict[str, Any]:
        """The facts in the words of the case files."""
        given: dict[str, Any] = {
            "gross_pay": cents(D(self.gross)),
            "household": self.household,
            "employer_size": self.size,
        }
        if self.full_month:
            given["full_month"] = True
        if D(self.hours):
            given["hours"] = cents(D(self.hours))
        if self.days:
            given["days"] = self.days
        for name in ("children", "disabled_children", "single_parent", "other_dependants"):
            if getattr(self, name):
                given[name] = getattr(self, name)
        if self.committee != "none":
            given["joint_committee"] = self.committee
        if self.region != "none":
            given["region"] = self.region
        if self.quarter_fraction:
            given["quarter_fraction"] = self.quarter_fraction
        if not self.artistic:
            given["artistic_nature"] = "technical"
        if self.in_house:
            given["in_house"] = True
        if D(self.student_hours_used):
            given["student_hours_used"] = cents(D(self.student_hours_used))
        if D(self.untaxed_allowances):
            given["untaxed_allowances"] = cents(D(self.untaxed_allowances))
        for one in fields(self.before):
            value = getattr(self.before, one.name)
            if value:
                given[f"paid_before_month_{one.name}"] = (
                    value if one.name == "days" else cents(value)
                )
        return given


def _without_quota(c: Contract) -> dict[str, Decimal]:
    """A student within the quota: solidarity contribution alone (royal decree of 28 November 1969,
    art. 17bis), 2.71 % + 5.42 %, the employer's 5.43 in quarters with asbestos; no tax (n. 76)."""
    day, gross = c.work_day, D(c.gross)
    worker = half_up(gross * D("0.0271"))
    asbestos = employer_rates(day, "student", c.size, "none")["asbestos"]
    employer = half_up(gross * (D("0.0542") + asbestos))
    return {
        "employee_contribution": worker,
        "taxable_pay": gross - worker,
        "withholding_tax": D(0),
        "special_social_contribution": D(0),
        "net_pay": gross - worker,
        "employer_contributions": employer,
        "employer_cost": gross + employer,
    }


def reckon(c: Contract) -> dict[str, Decimal]:
    """Every line of the payslip, in euros."""
    if c.regime == "student" and D(c.student_hours_used) + D(c.hours) <= D("650"):
        return _without_quota(c)
    day, before = c.work_day, c.before
    gross, share = D(c.gross), DECLARED_SHARE[c.regime]
    month_gross = before.gross + gross

    # Worker's contribution: law of 29 June 1981, art. 38 § 2, on 100 or 108 % (art. 19)
    month_base = half_up(month_gross * share)
    earlier_base = half_up(before.gross * share)
    declared_base = month_base - earlier_base
    month_contribution = half_up(month_base * EMPLOYEE_RATE)
    earlier_contribution = half_up(earlier_base * EMPLOYEE_RATE)
    before_bonus = month_contribution - earlier_contribution

    # Work bonus: law of 20 December 1999, art. 2; royal decree of 17 January 2000
    full_days = month_weekdays(day)  # D
    full_hours = full_days * D("7.6")  # U
    month_hours, month_days = before.hours + D(c.hours), before.days + c.days
    if c.full_month:
        S, fraction = month_gross, D(1)
    elif month_hours:
        hourly = half_up(month_gross / month_hours)
        S = half_up(hourly * full_hours)
        fraction = min(D(1), half_up(month_hours / full_hours))
    else:
        S = half_up(month_gross * full_days / month_days)
        fraction = min(D(1), half_up(D(month_days) / full_days))
    full_a, full_b = full_month_bonus(day, S, share)
    month_a, month_b = half_up(fraction * full_a), half_up(fraction * full_b)
    month_a = min(month_a, month_contribution)  # the excess leaves part B first, then part A
    month_b = min(month_b, month_contribution - month_a)
    bonus_a, bonus_b = month_a - before.bonus_a, month_b - before.bonus_b
    bonus = bonus_a + bonus_b
    contribution = before_bonus - bonus

    # Special contribution: law of 30 March 1994, art. 106 ff., on the month's declared pay
    special = special_contribution(c.household, month_base) - before.special_contribution
    special = min(special, max(D(0), gross - contribution))  # nothing is withheld but from pay

    # Tax withheld: Annex III of the royal decree of the Income Tax Code, tables of the pay day
    year = c.pay_day.year
    taxable = gross - contribution
    month_taxable = before.taxable + taxable
    flat = c.regime in ("artist", "artist_1bis") and c.artistic and not c.in_house  # n. 80
    if flat:
        tax_of_month = half_up(ARTISTS_FLAT_RATE * month_taxable)
        tax_work_bonus = D(0)
        month_tax = tax_of_month
    else:
        tax_of_month = scale(year, month_taxable, c.household)
        reduced = max(
            D(0),
            tax_of_month
            - family(year, c.children, c.disabled_children, c.single_parent, c.other_dependants),
        )
        by_a = half_up(D("0.3314") * month_a)  # n. 46.2: each part rounded
        by_b = half_up(D("0.5254") * month_b)
        tax_work_bonus = min(by_a + by_b, reduced)
        month_tax = reduced - tax_work_bonus
    tax = min(month_tax - before.tax, max(D(0), taxable - special))
    allowances = D(c.untaxed_allowances)
    net = gross - contribution - special - tax + allowances

    # Employer: law of 29 June 1981, art. 38 § 3 and following; each line its own rounding
    lines = {
        line: half_up(month_base * rate) - half_up(earlier_base * rate)
        for line, rate in employer_rates(day, c.regime, c.size, c.committee).items()
    }
    contributions = sum(lines.values(), D(0))

    # Structural reduction: programme law of 24 December 2002, art. 331; royal decree 16 May 2003
    if c.full_month:
        factor, mu = half_up(D(65) / full_days), D(1)
    elif D(c.hours):
        factor = half_up(D(494) / D(c.hours))  # 13 × 38 ÷ H
        mu = half_up(D(c.hours) / 494)
    else:
        factor = half_up(D(65) / c.days)  # 13 × 5 ÷ J
        mu = half_up(D(c.days) / 65)
    quarter_pay = half_up(gross * factor)
    R = structural_amount(day, quarter_pay)
    planned = D(c.quarter_fraction) / 100 if c.quarter_fraction else mu
    structural = half_up(R / 3) if c.full_month else half_up(R * mu * structural_beta(planned))
    basic = lines["employer_basic_contribution"]
    structural = min(structural, basic)

    # Artists: programme law of 24 December 2002, title IV, chapter 7 (art. 324 and following)
    artists = D(0)
    quarter_start = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    least_pay = 3 * D(in_force(GUARANTEED_MINIMUM, quarter_start)[0])
    if (
        c.regime in ("artist", "artist_1bis")
        and artists_region(day, c.region)
        and quarter_pay >= least_pay
    ):
        if not c.artistic:
            raise ValueError("whether technical work has the artists' reduction is not settled")
        of_quarter = min(D("517.00"), half_up(D("726.50") * mu * artists_beta(planned)))
        artists = half_up(of_quarter / 3) if c.full_month else of_quarter
        artists = min(artists, basic - structural)

    found = {
        "declared_base": declared_base,
        "employee_contribution_before_bonus": before_bonus,
        "work_bonus_a": bonus_a,
        "work_bonus_b": bonus_b,
        "work_bonus": bonus,
        "employee_contribution": contribution,
        "taxable_pay": taxable,
        "special_social_contribution": special,
        "withholding_tax_before_reductions": tax_of_month,
        "tax_work_bonus": tax_work_bonus,
        "withholding_tax": tax,
        "net_pay": net,
        **lines,
        "structural_reduction": structural,
        "artist_reduction": artists,
        "employer_contributions": contributions,
        "employer_cost": gross + contributions - structural - artists + allowances,
    }
    if c.regime not in ("artist", "artist_1bis"):
        del found["artist_reduction"]
    return found


def reckon_month(contracts: list[Contract]) -> list[tuple[Contract, dict[str, Decimal]]]:
    """Contracts of one month, each with what the payslips before it have brought."""
    before, sheets = Before(), []
    for contract in contracts:
        contract = replace(contract, before=before)
        found = reckon(contract)
        sheets.append((contract, found))
        before = Before(
            gross=before.gross + D(contract.gross),
            contribution=before.contribution + found["employee_contribution"],
            bonus_a=before.bonus_a + found["work_bonus_a"],
            bonus_b=before.bonus_b + found["work_bonus_b"],
            special_contribution=before.special_contribution + found["special_social_contribution"],
            taxable=before.taxable + found["taxable_pay"],
            tax=before.tax + found["withholding_tax"],
            hours=before.hours + D(contract.hours),
            days=before.days + contract.days,
        )
    return sheets
