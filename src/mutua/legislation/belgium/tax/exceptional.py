"""Tax withheld from exceptional pay and holiday pay: one rate, chosen by the normal yearly pay."""

from mutua.legislation.belgium.rounding import CONTRIBUTION, WITHHOLDING
from mutua.legislation.engine.operations import by_count, by_step, least, most, where
from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.rules import rule
from mutua.legislation.engine.tables import Counts, Steps

MOST_CHILDREN_EXEMPT = 12
MOST_CHILDREN_REDUCED = 5


@rule("step")
def normal_month_contribution(
    normal_month_pay: int, declared_share: Rate, employee_rate: Rate
) -> int:
    """The contribution on the normal pay of a month.

    Law: Annex III, n. 53: the normal pay after contributions chooses the rate.
    """
    return CONTRIBUTION.of(CONTRIBUTION.of(normal_month_pay, declared_share), employee_rate)


@rule("step")
def normal_yearly_pay(normal_month_pay: int, normal_month_contribution: int) -> int:
    """Twelve times the normal pay of a month, less contributions: it chooses the rate.

    Law: Annex III, n. 53.
    """
    return (normal_month_pay - normal_month_contribution) * 12


@rule("step", "number")
def children_counted(children: int, disabled_children: int) -> int:
    """Your children; a disabled child counts twice.

    Law: Annex III, n. 36 to 45 and 54.
    """
    return children + disabled_children


@rule("step")
def pay_free_for_children(
    taxable_pay: int,
    normal_yearly_pay: int,
    children_counted: int,
    exceptional_free_limit: Counts,
) -> int:
    """The part of the payment that bears no tax because of your children: what is left up to
    the limit of the year.

    Law: Annex III, n. 54.
    """
    counted = least(children_counted, MOST_CHILDREN_EXEMPT)
    limit = by_count(exceptional_free_limit, counted)
    return most(0, least(taxable_pay, limit - normal_yearly_pay))


@rule("detail")
def payment_tax_before_reduction(
    taxable_pay: int,
    pay_free_for_children: int,
    normal_yearly_pay: int,
    exceptional_rate_table: Steps,
) -> int:
    """The tax on the payment before the reduction for children.

    Law: Annex III, n. 53 and 54.
    """
    rate = by_step(exceptional_rate_table, normal_yearly_pay)
    return WITHHOLDING.of(taxable_pay - pay_free_for_children, rate)


@rule("step")
def children_reduction_of_payment(
    payment_tax_before_reduction: int,
    normal_yearly_pay: int,
    children_counted: int,
    exceptional_free_limit: Counts,
    exceptional_reduced_limit: Counts,
    exceptional_reduction_1: Rate,
    exceptional_reduction_2: Rate,
    exceptional_reduction_3: Rate,
    exceptional_reduction_4: Rate,
    exceptional_reduction_5: Rate,
) -> int:
    """The reduction of the tax on the payment for children, up to a limit of yearly pay.

    Law: Annex III, n. 55: where n. 54 does not apply.
    """
    tax = payment_tax_before_reduction
    four_or_more = where(
        children_counted >= MOST_CHILDREN_REDUCED,
        WITHHOLDING.of(tax, exceptional_reduction_5),
        WITHHOLDING.of(tax, exceptional_reduction_4),
    )
    three = WITHHOLDING.of(tax, exceptional_reduction_3)
    two = WITHHOLDING.of(tax, exceptional_reduction_2)
    one = WITHHOLDING.of(tax, exceptional_reduction_1)
    three_or_more = where(children_counted >= 4, four_or_more, three)
    reduction = where(children_counted >= 3, three_or_more, where(children_counted >= 2, two, one))
    free = by_count(exceptional_free_limit, least(children_counted, MOST_CHILDREN_EXEMPT))
    limit = by_count(exceptional_reduced_limit, least(children_counted, MOST_CHILDREN_REDUCED))
    applies = (normal_yearly_pay > free) & (normal_yearly_pay <= limit)
    return where((children_counted > 0) & applies, reduction, 0)


@rule("tax")
def withholding_tax(payment_tax_before_reduction: int, children_reduction_of_payment: int) -> int:
    """Tax that we pay to the State for you, in advance.

    Law: Income tax code, art. 270 to 275; Annex III, n. 53 to 55.
    """
    return payment_tax_before_reduction - children_reduction_of_payment
