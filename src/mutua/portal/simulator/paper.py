"""The scenario as a PDF: tagged, made offline, with the portal's own typeface."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Lock
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mutua.portal import formats
from mutua.portal.house.build import typeface_file
from mutua.portal.simulator.assumed import assumed
from mutua.portal.simulator.in_words import in_words
from mutua.portal.simulator.money_path import money_path
from mutua.portal.simulator.results import Result
from mutua.portal.simulator.views import read
from mutua.portal.simulator.why import Row, Table, explained

TEMPLATE = Path(__file__).parent / "payslip.typ"
ONE_AT_A_TIME = Lock()  # a compiler of typst serves one document at a time
_kept: dict[str, Any] = {}


@require_safe
def payslip(request: HttpRequest) -> HttpResponse:
    """The PDF of a scenario; a scenario that must be mended leads back to the form."""
    _errors, result = read(request)
    if result is None:
        return HttpResponseRedirect(f"{reverse('simulator')}?{request.GET.urlencode()}")
    link = request.build_absolute_uri(f"{reverse('simulator')}?{result.scenario.query()}")
    answer = HttpResponse(pdf(content(result, link)), content_type="application/pdf")
    name = f"mutua-{result.scenario.worked_from.isoformat()}.pdf"
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def pdf(texts: dict[str, Any]) -> bytes:
    """Typeset the texts."""
    import typst

    with ONE_AT_A_TIME:
        if "compiler" not in _kept:
            fonts = [str(typeface_file("Regular").parent)]
            _kept["compiler"] = typst.Compiler(
                input=str(TEMPLATE), font_paths=fonts, ignore_system_fonts=True
            )
        made: bytes = _kept["compiler"].compile(
            format="pdf", sys_inputs={"texts": json.dumps(texts)}, pdf_standards=["ua-1"]
        )
        return made


def content(result: Result, link: str) -> dict[str, Any]:
    """Every text of the PDF, ready in the language of the page."""
    language = get_language() or "en"
    day = formats.day(result.pay_by, language)
    return {
        "language": language,
        "title": _("What will I earn?"),
        "net_label": _("Net pay, on your account"),
        "net": formats.money(result.net, language),
        "by": _("by %(day)s") % {"day": day},
        "work": f"{formats.day(result.scenario.worked_from, language)}",
        "story_title": _("In plain words"),
        "story": in_words(result),
        "bar": [[one.code, one.width, str(one.name)] for one in money_path(result)],
        "tables": [_table(table, language) for table in explained(result, language)],
        "assumed_title": _("What we took for granted"),
        "assumed": [[one.label, one.value] for one in assumed(result)],
        "law_title": _("The law behind each line"),
        "note": _("This is a simulation, not a contract."),
        "link_label": _("The same scenario on the page"),
        "link": link,
        "amount": _("Amount"),
        "line": _("Line"),
    }


def _table(table: Table, language: str) -> dict[str, Any]:
    rows = [*table.rows, *([table.total] if table.total else [])]
    return {"title": table.title, "rows": [_row(row, language) for row in rows]}


def _row(row: Row, language: str) -> list[Any]:
    law = row.why.node.law if row.why else ""
    return [row.label, formats.money(row.cents, language), law, row.kind == "total"]
