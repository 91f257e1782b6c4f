"""The payslip in plain words: a short story from the work to the account."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mutua.portal import formats
from mutua.portal.simulator.money_path import amounts
from mutua.portal.simulator.results import Result


def in_words(result: Result) -> list[str]:
    """Sentences that say the same as the table, each with its amount."""
    language = get_language() or "en"

    def money(cents: int) -> str:
        return formats.money(cents, language)

    parts = amounts(result)
    story = [*_from_price(result, money)]
    story.append(_("Your gross pay is %(gross)s.") % {"gross": money(result.gross)})
    story.append(
        _(
            "Your employer adds %(amount)s for social security. "
            "It pays for pensions, illness, holidays and unemployment."
        )
        % {"amount": money(parts["employer"])}
    )
    reduced = sum(line.cents for line in result.of_kind("reduction"))
    if reduced:
        story.append(
            _("The State gives the employer a reduction of %(amount)s. It is counted above.")
            % {"amount": money(reduced)}
        )
        story.append(_whose(result))
    story.append(
        _("You pay %(amount)s yourself for social security.") % {"amount": money(parts["employee"])}
    )
    bonus = result.payslip.lines.get("work_bonus", 0)
    if bonus:
        story.append(_("The work bonus has lowered that by %(amount)s.") % {"amount": money(bonus)})
    story.append(_tax(parts["tax"]) % {"amount": money(parts["tax"])})
    refunds = sum(line.cents for line in result.of_kind("allowance"))
    if refunds:
        story.append(
            _("You get back expenses of %(amount)s, free of tax.") % {"amount": money(refunds)}
        )
    if result.set_aside:
        story.append(
            _("%(amount)s is set aside for your holiday pay. You get it at the contract's end.")
            % {"amount": money(result.set_aside)}
        )
    story.append(
        _("%(net)s reaches your account by %(day)s.")
        % {"net": money(result.net), "day": formats.day(result.pay_by, language)}
    )
    return story


def _from_price(result: Result, money: Callable[[int], str]) -> list[str]:
    price = result.price
    found = [
        _("The client pays %(price)s, without VAT.") % {"price": money(price.amount)},
        _(
            "The cooperative keeps a levy of %(levy)s. It pays for advice, insurance and the guarantee fund."
        )
        % {"levy": money(price.levy)},
        _("The rest, %(budget)s, pays for your work.") % {"budget": money(price.budget)},
    ]
    if result.left:
        found.append(
            _("%(left)s stays in your budget for a later job.") % {"left": money(result.left)}
        )
    return found


def _whose(result: Result) -> str:
    if result.payslip.lines.get("reductions_to_the_pot"):
        return _("The cooperative puts this reduction into the common pot.")
    return _("This reduction stays in your own budget.")


def _tax(cents: int) -> str:
    if cents:
        return _("%(amount)s goes to the tax office. It is an advance on your tax of the year.")
    return _("No tax is withheld on this pay.")
