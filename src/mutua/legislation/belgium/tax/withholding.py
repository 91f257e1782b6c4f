"""Tax withheld from the pay (précompte professionnel), by the key formula of Annex III."""

from mutua.legislation.belgium.rounding import WITHHOLDING
from mutua.legislation.engine.operations import by_count, least, most, unless, where, within
from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.rules import rule
from mutua.legislation.engine.tables import Brackets, Counts

ARTISTIC = 1
PARTNER_WITHOUT_INCOME = 2


@rule("detail")
def taxable_pay(gross_pay: int, employee_contribution: int) -> int:
    """The pay on which tax is withheld: gross pay less your contribution.

    Law: Income tax code, art. 31 and 52; Annex III, n. 13 to 26.
    """
    return gross_pay - employee_contribution


@rule("step")
def earlier_taxable_pay(
    paid_before_month_taxable: int,
    paid_before_month_gross: int,
    earlier_contribution: int,
    paid_before_month_bonus_a: int,
    paid_before_month_bonus_b: int,
) -> int:
    """The taxable pay of earlier payslips of the month.

    Law: Annex III, n. 35: the tax of a month is reckoned on all pay of the month.
    """
    withheld = earlier_contribution - paid_before_month_bonus_a - paid_before_month_bonus_b
    return where(
        paid_before_month_taxable > 0, paid_before_month_taxable, paid_before_month_gross - withheld
    )


@rule("step")
def month_taxable_pay(earlier_taxable_pay: int, taxable_pay: int) -> int:
    """Taxable pay of the month.

    Law: Annex III, n. 35: the tax of a month is reckoned on all pay of the month.
    """
    return earlier_taxable_pay + taxable_pay


@rule("step")
def yearly_taxable_pay(month_taxable_pay: int) -> int:
    """Twelve times the month's taxable pay.

    Law: Annex III, n. 13 to 26; key formula, n. 7.
    """
    return month_taxable_pay * 12


@rule("step")
def flat_costs(yearly_taxable_pay: int, flat_cost_rate: Rate, flat_cost_maximum: int) -> int:
    """Professional costs that the law grants to everyone, within a maximum.

    Law: Income tax code, art. 51; Annex III, n. 27 to 30.
    """
    return least(WITHHOLDING.of(yearly_taxable_pay, flat_cost_rate), flat_cost_maximum)


@rule("step")
def yearly_net_income(yearly_taxable_pay: int, flat_costs: int) -> int:
    """Yearly pay less costs, on which the scale works.

    Law: Annex III, n. 31.
    """
    return yearly_taxable_pay - flat_costs


@rule("step")
def marital_quotient(
    household: int,
    yearly_net_income: int,
    marital_quotient_rate: Rate,
    marital_quotient_maximum: int,
) -> int:
    """The part of the income that is taxed as the income of a partner without income (scale II).

    Law: Income tax code, art. 87 and 88; Annex III, n. 34.1.
    """
    share = WITHHOLDING.of(yearly_net_income, marital_quotient_rate)
    quotient = least(share, marital_quotient_maximum)
    return where(household == PARTNER_WITHOUT_INCOME, quotient, 0)


@rule("step")
def basic_tax(yearly_net_income: int, marital_quotient: int, basic_tax_table: Brackets) -> int:
    """Tax of the year by the scale, before the tax-free amount.

    Law: Annex III, n. 31 and 34.1.
    """
    own = WITHHOLDING.table(basic_tax_table, yearly_net_income - marital_quotient)
    return own + WITHHOLDING.table(basic_tax_table, marital_quotient)


@rule("step")
def tax_free_part(household: int, tax_free_allowance: int) -> int:
    """The tax on the tax-free amount; twice for a couple with one income.

    Law: Annex III, n. 32.
    """
    return where(household == PARTNER_WITHOUT_INCOME, tax_free_allowance * 2, tax_free_allowance)


@rule("step")
def scale_tax(basic_tax: int, tax_free_part: int) -> int:
    """A twelfth of the year's tax by the scale, before the reductions.

    Law: Annex III, n. 31 to 35; key formula, n. 16.
    """
    return WITHHOLDING.ratio(most(0, basic_tax - tax_free_part), 1, 12)


@rule("step", "flag")
def flat_rate_applies(artistic_nature: int, show_sector: bool, in_house: bool) -> bool:
    """Whether the flat rate for artists and musicians of the show sector holds: their profession
    is mainly to work for several such houses, and they are not of the house's permanent staff.

    Law: Annex III, n. 80.
    """
    return (artistic_nature == ARTISTIC) & show_sector & unless(in_house)


@rule("detail")
def withholding_tax_before_reductions(
    flat_rate_applies: bool, month_taxable_pay: int, artist_flat_rate: Rate, scale_tax: int
) -> int:
    """Tax of the month before the reductions for family and low pay.

    Law: Annex III, n. 31 to 35, and n. 80 for artists.
    """
    return where(flat_rate_applies, WITHHOLDING.of(month_taxable_pay, artist_flat_rate), scale_tax)


@rule("step")
def family_reductions(
    children: int,
    disabled_children: int,
    single_parent: bool,
    other_dependants: int,
    children_reduction: Counts,
    single_parent_reduction: int,
    other_dependant_reduction: int,
) -> int:
    """Reductions of the month's tax for children (a disabled child counts twice), a single
    parent and other dependants.

    Law: Annex III, n. 36 to 45.
    """
    for_children = by_count(children_reduction, children + disabled_children)
    alone = where(single_parent, single_parent_reduction, 0)
    return for_children + alone + other_dependants * other_dependant_reduction


@rule("step")
def month_tax_work_bonus(
    month_bonus_a: int,
    month_bonus_b: int,
    tax_work_bonus_rate_a: Rate,
    tax_work_bonus_rate_b: Rate,
) -> int:
    """The tax work bonus of the month: a share of each part of the social work bonus.

    Law: Income tax code, art. 289ter/1; Annex III, n. 46.2; key formula, n. 20.
    """
    part_a = WITHHOLDING.of(month_bonus_a, tax_work_bonus_rate_a)
    return part_a + WITHHOLDING.of(month_bonus_b, tax_work_bonus_rate_b)


@rule("step")
def tax_after_family(
    flat_rate_applies: bool, withholding_tax_before_reductions: int, family_reductions: int
) -> int:
    """Tax of the month after the family reductions; the flat rate for artists has none.

    Law: Annex III, n. 36 to 45 and 80.
    """
    reduced = most(0, withholding_tax_before_reductions - family_reductions)
    return where(flat_rate_applies, withholding_tax_before_reductions, reduced)


@rule("detail")
def tax_work_bonus(
    flat_rate_applies: bool, month_tax_work_bonus: int, tax_after_family: int
) -> int:
    """What the tax work bonus takes off the tax of the month: no more than the tax itself.

    Law: Income tax code, art. 289ter/1; Annex III, n. 46.2.
    """
    return where(flat_rate_applies, 0, least(month_tax_work_bonus, tax_after_family))


@rule("step")
def month_tax(tax_after_family: int, tax_work_bonus: int) -> int:
    """Tax to withhold on all pay of the month.

    Law: Annex III, n. 35; key formula, n. 21.
    """
    return tax_after_family - tax_work_bonus


@rule("step")
def earlier_tax(
    flat_rate_applies: bool,
    paid_before_month_tax: int,
    earlier_taxable_pay: int,
    artist_flat_rate: Rate,
) -> int:
    """Tax withheld on earlier payslips of the month: as stated, or by the flat rate.

    Law: Annex III, n. 35 and 80.
    """
    by_flat_rate = where(
        flat_rate_applies, WITHHOLDING.of(earlier_taxable_pay, artist_flat_rate), 0
    )
    return where(paid_before_month_tax > 0, paid_before_month_tax, by_flat_rate)


@rule("tax")
def withholding_tax(
    month_tax: int,
    earlier_tax: int,
    taxable_pay: int,
    special_social_contribution: int,
    meal_vouchers_own_part: int,
) -> int:
    """Tax withheld (précompte professionnel), paid in advance of your yearly tax: no more than what
    is left of the pay.

    Law: Income tax code, art. 270 to 275; royal decree of the Income tax code, Annex III.
    """
    left = taxable_pay - special_social_contribution + meal_vouchers_own_part
    return within(month_tax - earlier_tax, most(0, left))
