"""What a Belgian case may say, with what is assumed when it does not."""

from __future__ import annotations

from collections.abc import Mapping

from mutua.legislation.engine.inputs import Input

HOUSEHOLDS = ("single", "partner_with_income", "partner_without_income")
NATURES = ("none", "artistic", "technical", "supporting")
REGIONS = ("none", "brussels", "wallonia", "flanders")
ARTIST_REGIMES = ("artist", "artist_1bis")
COMMITTEES = (
    "none", "100", "118", "119", "121", "124", "140", "144", "145", "149", "200", "201", "202",
    "216", "218", "219", "225", "227", "302", "303", "304", "307", "310", "313", "314", "317",
    "318", "319", "320", "322", "329", "329.01", "329.02", "329.03", "330", "331", "332", "335",
    "336", "337", "341", "other",
)  # fmt: skip
COMMITTEE = r"[1-3][0-9]{2}(\.[0-9]{2}){0,2}"
STATUSES = ("employee", "manual_worker", "artist")
PAYMENTS = ("exit_holiday_pay", "double_holiday_pay", "exceptional_pay")
PERIODS = ("month", "quarter", "year")
MONTH_HOURS_LIMIT = 74_400
MEAL_VOUCHERS = ("meal_vouchers", "meal_voucher_employer_part", "meal_voucher_worker_part")
VOUCHER_PART_LIMIT = 10_000


def _full_time_hours(calendar: Mapping[str, int], regime: str) -> int:
    return calendar["month_weekdays"] * 760


def _full_time_days(calendar: Mapping[str, int], regime: str) -> int:
    return calendar["month_weekdays"]


def _artistic_nature(calendar: Mapping[str, int], regime: str) -> str:
    return "artistic" if regime in ARTIST_REGIMES else "none"


def _show_sector(calendar: Mapping[str, int], regime: str) -> bool:
    return regime in ARTIST_REGIMES


def _is_student(calendar: Mapping[str, int], regime: str) -> bool:
    return regime == "student"


def _is_manual(calendar: Mapping[str, int], regime: str) -> bool:
    return regime == "manual_worker"


def _is_amateur(calendar: Mapping[str, int], regime: str) -> bool:
    return regime == "amateur_arts_indemnity"


def _normal_month_pay(calendar: Mapping[str, int], regime: str) -> int | None:
    return None if regime in PAYMENTS else 0


def _paid_before() -> tuple[Input, ...]:
    kinds = {"hours": ("hundredths", MONTH_HOURS_LIMIT * 12), "days": ("number", 366)}
    names = (
        "gross", "contribution", "bonus_a", "bonus_b", "special_contribution", "taxable", "tax",
        "quota_pay", "hours", "days",
    )  # fmt: skip
    return tuple(
        Input(f"paid_before_{period}_{name}", kinds[name][0], 0, kinds[name][1])
        if name in kinds
        else Input(f"paid_before_{period}_{name}", "money")
        for period in PERIODS
        for name in names
    )


INPUTS = (
    Input("gross_pay", "money", None),
    Input("household", "choice", None, choices=HOUSEHOLDS),
    Input("full_month", "flag", False),
    Input("hours", "hundredths", 0, MONTH_HOURS_LIMIT),
    Input("days", "number", 0, 31),
    Input("children", "number", 0, 30),
    Input("disabled_children", "number", 0, 30),
    Input("single_parent", "flag", False),
    Input("other_dependants", "number", 0, 30),
    Input("full_time_hours", "hundredths", _full_time_hours, 20_000, low=1),
    Input("full_time_days", "number", _full_time_days, 27, low=1),
    Input("in_house", "flag", False),
    Input("artistic_nature", "choice", _artistic_nature, choices=NATURES),
    Input("show_sector", "flag", _show_sector),
    Input("certificate", "flag", False),
    Input("authority", "flag", True),
    Input("student", "flag", _is_student),
    Input("manual_work", "flag", _is_manual),
    Input("costs_only", "flag", _is_amateur),
    Input("age", "number", 0, 120),
    Input("seniority_months", "number", 0, 1_000),
    Input("student_hours_used", "hundredths", 0, 500_000),
    Input("quarter_fraction", "hundredths", 0, 100),
    Input("expenses", "money"),
    Input("untaxed_allowances", "money"),
    Input("meal_vouchers", "number", 0, 31),
    Input("meal_voucher_employer_part", "money", 0, VOUCHER_PART_LIMIT),
    Input("meal_voucher_worker_part", "money", 0, VOUCHER_PART_LIMIT),
    Input("employer_size", "number", 50, 1_000_000),
    Input("joint_committee", "choice", "none", choices=COMMITTEES, others=COMMITTEE),
    Input("region", "choice", "none", choices=REGIONS),
    Input("normal_month_pay", "money", _normal_month_pay),
    Input("worker_status", "choice", "employee", choices=STATUSES),
    Input("assimilated_pay", "money"),
    Input("holiday_days_due", "hundredths", 0, 10_000),
    Input("holiday_days_taken", "hundredths", 0, 10_000),
    Input("double_already_paid", "flag", False),
    *_paid_before(),
)
