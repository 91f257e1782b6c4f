"""Two scenarios side by side: the one kept in the address, the one on the page, the difference."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from mutua.legislation import LegislationError
from mutua.portal.simulator import answers, results, why
from mutua.portal.simulator.results import Result
from mutua.portal.simulator.scenario import Scenario

LONGEST = 2_000


@dataclass(frozen=True)
class Pair:
    """One amount in both scenarios, in cents."""

    code: str
    label: str
    kept: int
    now: int

    @property
    def difference(self) -> int:
        """How much more it is now."""
        return self.now - self.kept


def kept_beside(request: HttpRequest, usual: Scenario) -> Result | None:
    """The result of the scenario that the address keeps beside, if it holds one."""
    text = request.GET.get("beside", "")
    if not text or len(text) > LONGEST:
        return None
    fields = QueryDict(text).dict()
    if "amount" not in fields:
        return None
    found = answers.read(fields, usual)
    try:
        return results.compute(found.scenario) if found.scenario else None
    except LegislationError:
        return None


def pairs(kept: Result, now: Result, language: str) -> list[Pair]:
    """Net and cost first, then every line that is not zero in both."""
    found = [
        Pair("net_pay", _("Net pay"), kept.net, now.net),
        Pair("gross_pay", _("Gross pay"), kept.gross, now.gross),
    ]
    codes = dict.fromkeys(
        line.code for one in (kept, now) for part in one.parts for line in part.lines
    )
    totals = [part.total.code for one in (kept, now) for part in one.parts]
    amounts = [_amounts(kept), _amounts(now)]
    for code in dict.fromkeys([*codes, *totals]):
        before, after = (one.get(code, 0) for one in amounts)
        if code not in ("net_pay", "gross_pay") and (before or after):
            found.append(Pair(code, why.label(code, language), before, after))
    return found


def _amounts(result: Result) -> dict[str, int]:
    return {line.code: line.cents for part in result.parts for line in (*part.lines, part.total)}
