"""Reductions of the employer's contributions: for low pay, and for artists.

Both belong to the quarter: S is the quarter's pay for full time, µ the part of the quarter
that is worked, β a factor that grows short work. A payslip carries its own part.
"""

from mutua.legislation.belgium.rounding import FRACTION, REDUCTION
from mutua.legislation.engine.operations import least, most, pick_amount, where
from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.rules import rule
from mutua.legislation.engine.tables import Choices

FULL_TIME_QUARTER_DAYS = 65  # 13 weeks of 5 days
FULL_TIME_QUARTER_HOURS = 49400  # hundredths: 13 weeks of 38 hours
ARTISTIC = 1
WHOLE = 10_000  # β is counted in ten-thousandths
FROM_THE_MIDDLE = 55
FROM_THE_TOP = 80


@rule("step", "hundredths")
def quarter_pay_factor(full_month: bool, hours: int, days: int, full_time_days: int) -> int:
    """By how much this pay is multiplied to be that of a whole quarter at full time.

    Law: Royal decree of 16 May 2003, art. 2; ONSS instructions, factor with two decimals.
    """
    days_paid = where(full_month, full_time_days, most(days, 1))
    by_days = FRACTION.ratio(100, FULL_TIME_QUARTER_DAYS, days_paid)
    by_hours = FRACTION.ratio(100, FULL_TIME_QUARTER_HOURS, most(hours, 1))
    return where(full_month, by_days, where(hours > 0, by_hours, by_days))


@rule("step")
def quarter_reference_pay(gross_pay: int, quarter_pay_factor: int) -> int:
    """The pay of the quarter if it were worked whole at full time (S).

    Law: Royal decree of 16 May 2003, art. 2.
    """
    return REDUCTION.ratio(gross_pay, quarter_pay_factor, 100)


@rule("step", "hundredths")
def own_fraction(full_month: bool, hours: int, days: int, quarter_fraction: int) -> int:
    """The part of a full-time quarter of 13 weeks that this work is (µ), two decimals.

    Law: Royal decree of 16 May 2003, art. 2.
    """
    by_hours = FRACTION.ratio(100, hours, FULL_TIME_QUARTER_HOURS)
    by_days = FRACTION.ratio(100, days, FULL_TIME_QUARTER_DAYS)
    planned = where(quarter_fraction > 0, quarter_fraction, 100)
    return least(100, where(full_month, planned, where(hours > 0, by_hours, by_days)))


@rule("step", "hundredths")
def quarter_work_fraction(own_fraction: int, quarter_fraction: int) -> int:
    """The part of the quarter that the person works for this employer in all (µ of all work).

    Law: Royal decree of 16 May 2003, art. 2.
    """
    return where(quarter_fraction > 0, most(quarter_fraction, own_fraction), own_fraction)


@rule("step", "number")
def months_planned(full_month: bool, own_fraction: int) -> int:
    """Over how many payslips the quarter's reduction is spread: a whole month takes its part.

    Law: Convention of the house: the reduction is settled by the quarter's declaration.
    """
    return where(full_month, most(1, FRACTION.ratio(own_fraction, 3, 100)), 1)


@rule("step")
def structural_amount(
    quarter_reference_pay: int,
    structural_alpha: Rate,
    structural_low_pay_ceiling: int,
    structural_gamma: Rate,
    structural_very_low_pay_ceiling: int,
) -> int:
    """The structural reduction of a whole quarter at full time (R), larger for lower pay.

    Law: Programme law (I) of 24 December 2002, art. 331; royal decree of 16 May 2003, art. 2.
    """
    low = most(0, structural_low_pay_ceiling - quarter_reference_pay)
    very_low = most(0, structural_very_low_pay_ceiling - quarter_reference_pay)
    return REDUCTION.of_two(low, structural_alpha, very_low, structural_gamma)


@rule("step", "tenthousandths")
def structural_beta_whole(
    quarter_work_fraction: int,
    structural_fraction_minimum: int,
    structural_beta: Rate,
    structural_beta_slope: Rate,
) -> int:
    """β of the structural reduction in ten-thousandths, under µ 0.80: none under 0.275.

    Law: Royal decree of 16 May 2003, art. 2.
    """
    low = FRACTION.of(WHOLE, structural_beta)
    above = most(0, quarter_work_fraction - FROM_THE_MIDDLE) * 100
    beta = low + FRACTION.of(above, structural_beta_slope)
    return where(quarter_work_fraction >= structural_fraction_minimum, beta, 0)


@rule("step")
def structural_share(
    structural_amount: int,
    own_fraction: int,
    quarter_work_fraction: int,
    structural_beta_whole: int,
    months_planned: int,
) -> int:
    """This payslip's part of the structural reduction: R × µ × β.

    Law: Programme law (I) of 24 December 2002, art. 331; royal decree of 16 May 2003, art. 2.
    """
    own = structural_amount * own_fraction
    below = REDUCTION.ratio(own, structural_beta_whole, months_planned * 100 * WHOLE)
    at_top = REDUCTION.ratio(own, 1, most(quarter_work_fraction, 1) * months_planned)
    return where(quarter_work_fraction >= FROM_THE_TOP, at_top, below)


@rule("reduction")
def structural_reduction(structural_share: int, employer_basic_contribution: int) -> int:
    """What the State takes off the employer's contribution for every worker, more on low pay.

    Law: Programme law (I) of 24 December 2002, art. 331; royal decree of 16 May 2003, art. 2.
    """
    return least(structural_share, most(0, employer_basic_contribution))


@rule("step", "flag", regimes=("artist", "artist_1bis"))
def artist_reduction_due(
    quarter_reference_pay: int,
    artist_reference_minimum: int,
    region: int,
    artist_reduction_region: Choices,
    artistic_nature: int,
) -> bool:
    """Whether the artists' reduction is due: for artistic work itself, in this region, on a pay
    of at least three times the guaranteed minimum.

    Law: Programme law (I) of 24 December 2002, art. 353bis/12; royal decree of 16 May 2003.
    """
    in_region = pick_amount(artist_reduction_region, region) == 1
    well_paid = quarter_reference_pay >= artist_reference_minimum * 3
    return (artistic_nature == ARTISTIC) & in_region & well_paid


@rule("step", "tenthousandths", regimes=("artist", "artist_1bis"))
def artist_beta_whole(quarter_work_fraction: int) -> int:
    """β of the artists' reduction in ten-thousandths, under µ 0.80: it has no minimum of work.

    Law: Royal decree of 16 May 2003; ONSS instructions 2026/3.
    """
    return WHOLE + most(0, quarter_work_fraction - FROM_THE_MIDDLE) * 100


@rule("step", regimes=("artist", "artist_1bis"))
def artist_reduction_of_quarter(
    own_fraction: int,
    quarter_work_fraction: int,
    artist_beta_whole: int,
    artist_reduction_amount: int,
    artist_reduction_maximum: int,
) -> int:
    """The artists' reduction of the quarter for this work: amount × µ × β, within the maximum.

    Law: Programme law (I) of 24 December 2002, art. 353bis/12; royal decree of 16 May 2003.
    """
    own = artist_reduction_amount * own_fraction
    below = REDUCTION.ratio(own, artist_beta_whole, 100 * WHOLE)
    at_top = REDUCTION.ratio(own, 1, most(quarter_work_fraction, 1))
    return least(
        where(quarter_work_fraction >= FROM_THE_TOP, at_top, below), artist_reduction_maximum
    )


@rule("reduction", regimes=("artist", "artist_1bis"))
def artist_reduction(
    artist_reduction_due: bool,
    artist_reduction_of_quarter: int,
    months_planned: int,
    employer_basic_contribution: int,
    structural_reduction: int,
) -> int:
    """What the region takes off the employer's contribution for artists.

    Law: Programme law (I) of 24 December 2002, art. 353bis/12; royal decree of 16 May 2003.
    """
    share = REDUCTION.ratio(artist_reduction_of_quarter, 1, months_planned)
    room = most(0, employer_basic_contribution - structural_reduction)
    return where(artist_reduction_due, least(share, room), 0)
