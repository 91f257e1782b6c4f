"""What a member is asked about a piece of work, a page at a time."""

from __future__ import annotations

from abc import ABCMeta, abstractmethod
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from mutua.activities.models import Client
from mutua.ground.errors import Refused
from mutua.portal.contracts.words import refusal
from mutua.portal.forms import Asking
from mutua.portal.member.fields import MoneyField
from mutua.portal.member.forms import text
from mutua.portal.simulator import law
from mutua.portal.simulator.questions import WORK, YES_NO, Option, Question, offered
from mutua.portal.simulator.regimes import FACTS, USUAL
from mutua.portal.simulator.scenario import WORKS

DIRECTED = Question(
    "client_directs",
    _("Who decides how you do the work?"),
    _("A client says what it has ordered. It may not act as your employer."),
    ("client_directs",),
    (Option("no", _("I do, with the cooperative")),
     Option("yes", _("The client, as an employer would"))),
)  # fmt: skip
BY_NATURE = Question(
    "nature_justifies",
    _("Does the work end by its nature, such as a show or a festival?"),
    _("Contracts that follow each other need a reason to end."),
    ("nature_justifies",),
    YES_NO,
)
AFTER_THE_LAW = {"client_directs": "no", "nature_justifies": "no"}
PAYS = (
    ("all", _("All that is left in the budget")),
    ("budget", _("A part of the budget, as the whole cost")),
    ("gross", _("A gross pay")),
    ("net", _("A net pay that I wish")),
)
LAWFUL_NONE = _(
    "No form of contract is lawful for these answers. Work without orders needs the certificate"
    " of arts work."
)


class Choose(forms.ChoiceField):
    """One of a few answers, all of them seen at once."""

    def __init__(self, options: tuple[Option, ...], **facts: Any) -> None:
        facts.setdefault("error_messages", {"required": _("Choose one of the answers.")})
        super().__init__(
            choices=[(one.value, _with_hint(one)) for one in options], widget=forms.RadioSelect,
            **facts,
        )  # fmt: skip


def _with_hint(option: Option) -> Any:
    if not option.hint:
        return option.label
    return format_html('{}<span class="hint">{}</span>', option.label, option.hint)


class Edited(Asking):
    """What is sent of a contract, on the edition that the page showed."""

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def fail(self, refused: Refused) -> None:
        """Say at a field why a verb refused."""
        field = refused.field if refused.field in self.fields else None
        self.add_error(field, refusal(refused))


class AbstractForm(type(forms.Form), ABCMeta):  # type: ignore[misc]
    """Forms of which some method must be said by each."""


class Step(Edited, metaclass=AbstractForm):
    """One page of questions. ``said`` is what it adds to a contract."""

    title: Any = ""

    @abstractmethod
    def said(self) -> dict[str, Any]:
        """The facts that these answers are."""


class Kind(Step):
    """Which kind of work it is."""

    title = WORK.title

    def __init__(self, *args: Any, **facts: Any) -> None:
        super().__init__(*args, **facts)
        one = offered(WORK)
        self.fields["kind"] = Choose(one.options, label=one.title, help_text=one.hint)

    def said(self) -> dict[str, Any]:
        """What the law calls it; a show has the hours of shows."""
        nature = WORKS[self.cleaned_data["kind"]][1]
        return {
            "artistic_nature": nature or "none", "show_sector": bool(nature),
            "manual_work": self.cleaned_data["kind"] == "manual_worker",
        }  # fmt: skip


def kind_of(answers: Mapping[str, Any]) -> str:
    """The kind of work that answers to the law came from."""
    nature = answers.get("artistic_nature", "none")
    for kind, (_regime, arts) in WORKS.items():
        manual = answers.get("manual_work") is True
        if (arts or "none") == nature and (kind == "manual_worker") == manual:
            return kind
    return ""


class Facts(Step):
    """What else decides which forms are lawful: only what can still change that."""

    title = _("A few things decide your contract")

    def __init__(self, *args: Any, known: Mapping[str, Any], all_: bool = False, **facts: Any):
        super().__init__(*args, **facts)
        self.known = {**known, "show_sector": bool(known.get("show_sector"))}
        of_kind = {name: known[name] for name in ("artistic_nature", "manual_work")}
        still_open = {one.code for one in law.be().questions(of_kind)}
        asked = [one for one in FACTS if one.code in still_open]
        for one in (*asked, DIRECTED, *([BY_NATURE] if all_ else [])):
            usual = {**USUAL, **AFTER_THE_LAW}[one.code]
            self.fields[one.code] = Choose(
                one.options, label=one.title, help_text=one.hint, initial=usual
            )

    def said(self) -> dict[str, Any]:
        """Each answer, yes or no."""
        return {one.name: self.cleaned_data[one.name] == "yes" for one in self.asked}

    def clean(self) -> dict[str, Any]:
        """At least one form must be lawful."""
        found: dict[str, Any] = self.cleaned_data
        if not self.errors and not lawful({**self.known, **self.said()}):
            self.add_error(self.asked[0].name, str(LAWFUL_NONE))
        return found


def lawful(answers: Mapping[str, Any]) -> list[str]:
    """The regimes that are lawful for the answers, the usual one of this kind of work first."""
    usual = "student" if answers.get("student") else WORKS.get(kind_of(answers), ("",))[0]
    found = [one.regime for one in law.be().regimes(answers) if one.lawful]
    return sorted(found, key=lambda one: one != usual)


class Task(Step):
    """What is done, where, and for whom."""

    title = _("What do you do, and where?")
    task = text(_("Your work"), _("Say what you do."), _("It stands so in the contract."))
    place = text(_("Where?"), _("Say where the work is done."), _("Street, number and town."))

    def __init__(self, *args: Any, clients: list[Client], **facts: Any) -> None:
        super().__init__(*args, **facts)
        if clients:
            choices = [(str(one.id), one.name) for one in clients]
            self.fields["client"] = forms.ChoiceField(label=_("For which client?"), choices=choices)
            self.order_fields(["client", "task", "place"])

    def said(self) -> dict[str, Any]:
        """What stands in the contract."""
        return self.answers("task", "place")


class Paid(Step):
    """From which amount the pay is worked out."""

    title = _("How is it paid?")
    amount = MoneyField(
        label=_("Amount"), required=False,
        help_text=_("Not needed where you take all that is left."),
        widget=forms.TextInput({"inputmode": "decimal", "class": "amount"}),
    )  # fmt: skip

    def __init__(self, *args: Any, left: int, **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.left = left
        options = tuple(Option(*one) for one in PAYS if one[0] != "all" or left > 0)
        self.fields["pay_from"] = Choose(options, label=_("Which amount do you know?"))
        self.order_fields(["pay_from", "amount"])

    def clean(self) -> dict[str, Any]:
        """An amount where one is needed."""
        found: dict[str, Any] = self.cleaned_data
        lacks = found.get("pay_from") not in (None, "all") and not found.get("amount")
        if lacks and "amount" not in self.errors:
            self.add_error("amount", _("Write an amount above zero."))
        return found

    def said(self) -> dict[str, Any]:
        """What is asked for, in cents."""
        asked = self.cleaned_data["pay_from"]
        if asked == "all":
            return {"pay_from": "budget", "pay_amount": self.left}
        return {"pay_from": asked, "pay_amount": self.cleaned_data["amount"]}

    def fail(self, refused: Refused) -> None:
        """Why no pay can be worked out stands at its amount."""
        if refused.field == "pay_from" and refused.given == "net":
            self.add_error("pay_from", str(ONE_MONTH))
            return
        self.add_error("amount", refusal(refused))


ONE_MONTH = _("A net can be wished for one month at a time. Choose a budget or a gross pay.")
