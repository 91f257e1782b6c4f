"""What rules and contracts say, as people read it: what is wrong, the article, what mends it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from mutua.ground.errors import Refused
from mutua.legislation import LegislationError
from mutua.legislation.engine.labels import Labels
from mutua.legislation.engine.verdicts import BLOCK, PASS
from mutua.portal import formats
from mutua.portal.pages import Back
from mutua.portal.simulator import law
from mutua.work import queries
from mutua.work.models import Contract

NAMES = {
    "before_it_begins": _("Before work begins"),
    "member": _("A member, or invited by one"),
    "order_signed": _("Order signed by the client"),
    "budget": _("Enough budget"),
    "reserve": _("Enough set aside"),
    "known_to_the_state": _("What the State asks of you"),
    "account": _("Where we pay you"),
    "fund_limit": _("Limits of the guarantee fund"),
    "client_of_many": _("Many members work for this client"),
    "new_client": _("A client who has never paid yet"),
    "client_bankrupt": _("A client who is bankrupt"),
}
WRONG_AMOUNT = _("With this amount no pay can be worked out. Write another one.")
NO_HOURS = _("With these hours of work no pay can be worked out. Look at the days and hours.")
# What is said of a field that a contract or the look ahead cannot take.
REFUSALS = {
    **dict.fromkeys(("pay_amount", "monthly_gross", "budget", "amount"), WRONG_AMOUNT),
    **dict.fromkeys(("hours", "week"), NO_HOURS),
    "situation": _("We do not know your household for these days yet."),
    "reserve": _(
        "The board has not decided yet what a monthly pay keeps beside. Ask your adviser."
    ),
    "regime": _("Your answers do not allow this way to be employed. Choose another one."),
    "pay_from": _("Work of several months is paid by its budget or a gross. Choose one of these."),
    "rest": _("One person alone takes the rest, and the others leave some."),
    "begins_on": _("Choose another day: no work is left in the month of this one."),
    "from_day": _("Choose another day."),
}
PARTS_OF_HOURS = ("day", "starts", "ends", "weekday")
REMEDIES = {
    "begin_later": _("Nobody is employed for work that has begun. Choose a later start."),
    "become_a_member": _("Ask to be a member first."),
    "have_it_signed": _("The client has not signed the order yet."),
    "add_budget": _("The budget lacks %(amount)s. Take less, or bring in an order."),
    "ask_who_invited": _(
        "The budget of the activity does not hold this pay. Ask who has invited you."
    ),
    "add_reserve": _(
        "For notice and hard months the budget itself must hold %(amount)s more. Take a lower pay,"
        " or wait until clients have been invoiced."
    ),
    "say_who": _("We cannot declare your work without this: %(missing)s."),
    "name_an_account": _("Say to which account we pay you."),
    "fund_looks": _(
        "The guarantee fund may have to advance %(amount)s more than its limits. Your adviser looks at it."
    ),
    "ask_the_curator": _(
        "This client is bankrupt. Only its curator can order work. Your adviser looks at it."
    ),
    "fund_counts": _("%(members)s members work for this client. Your adviser looks at it."),
    "fund_assesses": _(
        "The cooperative does not know this client's payments yet. Your adviser looks at it."
    ),
}
MISSING = {
    "born_on": _("the day you were born"),
    "street": _("your street"),
    "postcode": _("your postcode"),
    "town": _("your town"),
    "national_number": _("your national number"),
}
# Where a contract is mended: the step of its answers.
STEP_OF = {
    **dict.fromkeys(("add_pay", "remove_pay", "add_budget"), "pay"),
    **dict.fromkeys(("give_the_reason", "cooperative_directs"), "facts"),
    **dict.fromkeys(
        ("add_minutes", "remove_minutes", "start_later", "rest_longer", "move_day", "move_hours",
         "give_rest_back", "exception_or_minutes", "days_in_year", "days_in_a_row", "sign_before",
         "begin_later", "hours_beyond_quota"),
        "times",
    ),
}  # fmt: skip
STEPS = {
    "pay": _("Change the pay"), "facts": _("Change these answers"), "times": _("Change the hours"),
}  # fmt: skip
CLAUSES = {
    "authority": _("The cooperative alone is your employer. The client says what it has ordered."),
    "fixed_schedule": _("The hours are fixed. More of them need your agreement."),
    "fixed_week": _("The hours come again each week. More of them need your agreement."),
    "essential": _("Your pay and your hours change only by a version that both sides sign."),
    "notice": _(
        "Either side may end it in writing, with notice by your years of service. It begins on a"
        " Monday."
    ),
    "ends": _("The contract ends on its last day, without notice."),
    "promise": _("You are paid even if the client has not paid yet."),
    "security": _("Your social security is paid: pension, illness, holidays, unemployment."),
    "other_employers": _("At other hours you may work for others."),
    "trial": _("The first three days are a trial, unless you did the same work before."),
    "no_authority": _("You work without orders, with your certificate of arts work."),
    "no_contract": _("This pays your costs of a small artistic work. It is no employment."),
}
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Rule:
    """A rule in words: its name, what it says, the article, and where it can be mended."""

    rule: str
    verdict: str
    name: str
    text: str
    article: str
    decided: str
    mend: Back | None


def rules(
    said: Iterable[queries.Said], contract: Contract, own: bool, guest: bool = False
) -> list[Rule]:
    """What rules say, in words: what forbids first, then what warns. ``own``: the reader is the
    person, who can mend what the house must know of her; ``guest``: that is all she can mend."""
    order = {BLOCK: 0, "warn": 1, PASS: 2}
    found = [_rule(one, contract, own, guest) for one in said]
    return sorted(found, key=lambda one: (order[one.verdict], bool(one.decided)))


def _rule(said: queries.Said, contract: Contract, own: bool, guest: bool) -> Rule:
    mend = _mend(said.remedy, contract, own, guest) if not said.decided else None
    words = rule_name(said.rule), sentence(said)
    return Rule(said.rule, said.verdict, *words, said.article, said.decided, mend)


def rule_name(rule: str) -> str:
    """How a rule is called."""
    known = NAMES.get(rule)
    return str(known) if known else labels().name("checks", rule, language())


def sentence(said: queries.Said) -> str:
    """What mends it, with its figures as the page's language writes them."""
    if not said.remedy:
        return ""
    if said.remedy not in REMEDIES:
        label = labels().name("remedies", said.remedy, language())
        return label.format(**{name: _written(one) for name, one in said.facts.items()})
    facts = {}
    if said.remedy == "say_who":
        facts["missing"] = ", ".join(str(MISSING[one]) for one in said.evidence["missing"])
    if said.remedy in ("add_budget", "add_reserve"):
        facts["amount"] = formats.money(said.evidence["missing"], language())
    if said.remedy == "fund_looks":
        facts["amount"] = formats.money(said.evidence["beyond"], language())
    if said.remedy == "fund_counts":
        facts["members"] = str(said.evidence["members"])
    return str(REMEDIES[said.remedy]) % facts


def _written(fact: Any) -> str:
    """A figure of a rule: a day, an amount with two decimals, or a number."""
    text = str(fact)
    if ISO_DAY.fullmatch(text):
        return formats.day(date.fromisoformat(text), language())
    return text.replace(".", formats.decimal_sign(language()))


def _mend(remedy: str, contract: Contract, own: bool, guest: bool) -> Back | None:
    of_work = remedy in STEP_OF or remedy == "have_it_signed"
    if of_work and guest:
        return None  # who has invited her mends it
    if remedy in STEP_OF and contract.week is not None:
        return None  # it is dropped, and begun anew
    if remedy in STEP_OF:
        step = STEP_OF[remedy]
        return Back(reverse("contract_change", args=[contract.id, step]), str(STEPS[step]))
    if remedy == "have_it_signed" and contract.order_id:
        return Back(reverse("order", args=[contract.order_id]), gettext("See the order"))
    if not own:
        return None
    return {
        "say_who": Back(reverse("particulars"), gettext("Say it now")),
        "name_an_account": Back(reverse("particulars_account"), gettext("Name your account")),
        "become_a_member": Back(reverse("membership"), gettext("Become a member")),
    }.get(remedy)


def refusal(refused: Refused) -> str:
    """Why the law or the house cannot take an answer: in the words of the law's room, or by the
    field that was refused."""
    cause = refused.__cause__
    if isinstance(cause, LegislationError):
        return cause.text(language())
    field = refused.field.rpartition("].")[2].partition("[")[0]
    # Of hours the field that was counted says more than its part of an hour.
    field = refused.field.partition("[")[0] if field in PARTS_OF_HOURS else field
    field = "rest" if field == "pay_from" and refused.given == "rest" else field
    if field in REFUSALS:
        return str(REFUSALS[field])
    return gettext("This cannot be taken: %(field)s, %(given)s.") % {
        "field": field, "given": refused.given[:60],
    }  # fmt: skip


def regime(code: str) -> str:
    """How a regime is called."""
    return labels().name("regimes", code, language())


def language() -> str:
    """The language of the page."""
    return get_language() or "en"


def labels() -> Labels:
    """The names of the law."""
    return law.be().labels
