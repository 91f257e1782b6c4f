"""Belgium: employees, manual workers and artists, from 1 January 2024 to 31 December 2026."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from mutua.legislation.belgium import calendar, employer_rules, inputs, regimes
from mutua.legislation.belgium.employer import contributions, reductions
from mutua.legislation.belgium.entitlements import (
    cancellation,
    end_of_year,
    ending,
    guaranteed_pay,
    public_holidays,
    yearly_holidays,
)
from mutua.legislation.belgium.late_payment import claims
from mutua.legislation.belgium.pay import (
    allowances,
    amateur,
    exceptional,
    holiday,
    payments,
    provision,
    seizure,
    totals,
    vouchers,
)
from mutua.legislation.belgium.social_security import (
    contribution,
    special_contribution,
    student,
    work_bonus,
)
from mutua.legislation.belgium.tax import exceptional as exceptional_tax
from mutua.legislation.belgium.tax import withholding
from mutua.legislation.belgium.vat import deduction, treatment
from mutua.legislation.engine.errors import LegislationError
from mutua.legislation.engine.pack import CountryPack, Dates, Setting


def contradictions(dates: Dates | None, given: Mapping[str, Any]) -> None:
    """Refuse facts that cannot hold together; values may be columns or codes of choices."""
    children, disabled = given.get("children"), given.get("disabled_children")
    if disabled is not None and np.any(disabled > (0 if children is None else children)):
        raise LegislationError(
            "disabled_children", disabled, "at_most_field", other="children", high=children
        )
    due, taken = given.get("holiday_days_due"), given.get("holiday_days_taken")
    due = 0 if due is None else due
    if taken is not None and np.any(taken > due):
        raise LegislationError(
            "holiday_days_taken", taken, "at_most_field", other="holiday_days_due", high=due
        )
    alone, household = given.get("single_parent"), given.get("household")
    if alone is None or household is None:
        return
    with_partner = (
        household not in ("single", 0) if isinstance(household, int | str) else household != 0
    )
    if np.any(alone & with_partner):
        raise LegislationError("household", household, "one_of", choices="single (single_parent)")


PACK = CountryPack(
    code="be",
    name={"en": "Belgium", "fr": "Belgique", "nl": "België", "de": "Belgien"},
    currency="EUR",
    decimals=2,
    symbol="€",
    folder=Path(__file__).parent,
    known_from=date(2024, 1, 1),
    known_until=date(2026, 12, 31),
    regimes=(
        "employee",
        "manual_worker",
        "artist",
        "artist_1bis",
        "student",
        "amateur_arts_indemnity",
        "exit_holiday_pay",
        "double_holiday_pay",
        "exceptional_pay",
    ),
    payments=("exit_holiday_pay", "double_holiday_pay", "exceptional_pay"),
    without_effect={
        "amateur_arts_indemnity": (*inputs.MEAL_VOUCHERS,),
        "exit_holiday_pay": (
            "untaxed_allowances",
            "expenses",
            "worker_status",
            *inputs.MEAL_VOUCHERS,
        ),
        "double_holiday_pay": (
            "untaxed_allowances",
            "expenses",
            "worker_status",
            *inputs.MEAL_VOUCHERS,
        ),
        "exceptional_pay": ("untaxed_allowances", "expenses", *inputs.MEAL_VOUCHERS),
    },
    inputs=inputs.INPUTS,
    modules=(
        contribution,
        work_bonus,
        special_contribution,
        student,
        withholding,
        contributions,
        reductions,
        provision,
        vouchers,
        totals,
    ),
    own_modules={
        "amateur_arts_indemnity": (amateur,),
        "exit_holiday_pay": (
            contribution,
            special_contribution,
            contributions,
            holiday,
            exceptional_tax,
            payments,
        ),
        "double_holiday_pay": (holiday, exceptional_tax, payments),
        "exceptional_pay": (
            contribution,
            special_contribution,
            contributions,
            exceptional,
            exceptional_tax,
            payments,
        ),
    },
    settings=(
        Setting("levy_rate", "rate", "6.5 %"),
        Setting("accident_insurance_rate", "rate", "0"),
        Setting("occupational_medicine", "rate or amount", "0"),
        Setting("payroll_management", "rate or amount", "0"),
        Setting("minimum_hourly_wage", "amount", 0),
        Setting("reductions_go_to", "choice", "activity", ("activity", "pot")),
        Setting("holiday_pay_from", "choice", "activity", ("activity", "apart")),
        Setting("advance_share", "rate", "20 %"),
        Setting("advance_granted_by", "choice", "office", ("office", "nobody")),
    ),
    calendar=calendar.calendar_facts,
    one_of=(("full_month", "hours", "days"),),
    pay="gross_pay",
    contradictions=contradictions,
    check=employer_rules.check,
    regime_advice=regimes.advise,
    questions=regimes.QUESTIONS,
    standings=regimes.STANDINGS,
    later=regimes.LATER,
    other_rules={
        "pay_day": calendar.pay_day,
        "transfer_day": calendar.transfer_day,
        "authority_day": calendar.authority_day,
        "seizable_pay": seizure.seizable_pay,
        "deductible_pay": seizure.deductible_pay,
        "advance_limit": seizure.advance_limit,
        "meal_vouchers": vouchers.meal_vouchers,
        "meal_voucher_regimes": vouchers.meal_voucher_regimes,
        "working_day_after": calendar.working_day_after,
        "untaxed_allowance_limit": allowances.untaxed_allowance_limit,
        "public_holidays_after_contract": public_holidays.public_holidays_after_contract,
        "public_holiday_in_suspension": public_holidays.public_holiday_in_suspension,
        "day_off": public_holidays.day_off,
        "guaranteed_pay": guaranteed_pay.guaranteed_pay,
        "pay_when_cancelled": cancellation.pay_when_cancelled,
        "end_of_year_premium": end_of_year.end_of_year_premium,
        "yearly_holidays": yearly_holidays.yearly_holidays,
        "departure_pay_deduction": yearly_holidays.departure_pay_deduction,
        "notice": ending.notice,
        "pay_in_place_of_notice": ending.pay_in_place_of_notice,
        "serious_cause": ending.serious_cause,
        "late_payment": claims.late_payment,
        "vat": treatment.vat,
        "vat_deduction": deduction.vat_deduction,
        "general_prorata": deduction.general_prorata,
    },
)
