"""Every amount opens: the lines of the table with the explanation that the law's rules give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutua.portal.simulator import law
from mutua.portal.simulator.doubt import doubtful_lines
from mutua.portal.simulator.results import Line, Part, Result

ROOTS = ("net_pay", "charged_cost")
WHOLE = 99
Doubts = Mapping[str, frozenset[str]]
NO_DOUBT: Doubts = {}
ON_THE_FIRST_PAGE = 2  # deeper steps are a click away: the page stays light


@dataclass(frozen=True)
class Why:
    """One step of an explanation. ``again`` when the page already explains it above,
    ``elsewhere`` when the page of its own does."""

    code: str
    node: Any
    inputs: tuple[Why, ...] = ()
    again: bool = False
    elsewhere: bool = False
    doubts: Doubts = field(default_factory=dict)

    @property
    def plain(self) -> bool:
        """Whether there is nothing to open: a fact that the person gave."""
        return not (self.node.words or self.node.law or self.node.parameters)

    @property
    def uncertain(self) -> bool:
        """Whether a figure that is still to be confirmed could change this line."""
        return any(self.code in lines for lines in self.doubts.values())


@dataclass(frozen=True)
class Row:
    """A line of the table with its name in words and, where it opens, its explanation."""

    code: str
    label: str
    cents: int
    kind: str
    why: Why | None = None
    own_page: bool = False


@dataclass
class Table:
    """A part of the answer, ready to show: lines, those that are zero, and the sum."""

    code: str
    title: str
    rows: list[Row] = field(default_factory=list)
    zero: list[Row] = field(default_factory=list)
    total: Row | None = None


TITLES = {
    "price": gettext_lazy("From the client's price to your budget"),
    "cost": gettext_lazy("What your budget pays: gross pay and employer's side"),
    "net": gettext_lazy("From the gross pay to your account"),
}
OWN_LABELS = {
    "client_price": gettext_lazy("Price for the client, excl. VAT"),
    "levy": gettext_lazy("Levy for the cooperative"),
    "employment_budget": gettext_lazy("Budget for your pay"),
    "gross_pay": gettext_lazy("Gross pay"),
}


def nodes(result: Result, language: str) -> dict[str, Any]:
    """The explanation of each line and step, by code."""
    found: dict[str, Any] = {}
    for root in ROOTS:
        for node in result.payslip.explain(root, language).walk():
            found.setdefault(node.code, node)
    return found


def explained(result: Result, language: str) -> list[Table]:
    """The parts of the answer, each line with its explanation, each step explained once."""
    known = nodes(result, language)
    doubts = doubtful_lines(result.payslip)
    seen: set[str] = set()

    def row(line: Line) -> Row:
        node = None
        if line.opens:
            node = known.get(line.code) or result.payslip.explain(line.code, language)
        why = tree(node, seen, ON_THE_FIRST_PAGE, doubts) if node else None
        name = label(line.named or line.code, language)
        return Row(line.code, name, line.cents, line.kind, why)

    def zero(line: Line) -> Row:
        # Most lines are zero most of the time: each is explained on its own page, not on this.
        return Row(line.code, label(line.code, language), 0, line.kind, own_page=line.opens)

    def table(part: Part) -> Table:
        return Table(
            part.code,
            str(TITLES[part.code]),
            [row(line) for line in part.shown],
            [zero(line) for line in part.zero],
            row(part.total),
        )

    return [table(part) for part in result.parts]


def tree(node: Any, seen: set[str], depth: int = WHOLE, doubts: Doubts = NO_DOUBT) -> Why:
    """The steps below a line, to a depth; a step that was explained before is only named.

    ``doubts`` are the open figures that could change the payslip, with the lines they change.
    """
    if node.code in seen:
        return Why(node.code, node, again=True, doubts=doubts)
    why = Why(node.code, node, doubts=doubts)
    if why.plain:
        return why
    if not depth:
        return Why(node.code, node, elsewhere=True, doubts=doubts)
    seen.add(node.code)
    below = tuple(tree(part, seen, depth - 1, doubts) for part in node.inputs)
    return Why(node.code, node, below, doubts=doubts)


def label(code: str, language: str) -> str:
    """The name of a line in plain words."""
    if code in OWN_LABELS:
        return str(OWN_LABELS[code])
    name = law.be().labels.name("lines", code, language)
    return name[:1].upper() + name[1:] if name else _("Line")
