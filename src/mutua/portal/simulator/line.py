"""One line of a payslip on a page of its own, with an address that lasts."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mutua.portal.simulator import why
from mutua.portal.simulator.doubt import doubtful_lines
from mutua.portal.simulator.views import read


@require_safe
def line(request: HttpRequest, code: str) -> HttpResponse:
    """The explanation of a line, from its formula down to the facts and the law."""
    _, result = read(request)
    if result is None:
        return HttpResponseRedirect(f"{reverse('simulator')}?{request.GET.urlencode()}")
    if code not in result.payslip.all:
        raise Http404
    language = get_language() or "en"
    node = result.payslip.explain(code, language)
    context = {
        "code": code,
        "label": why.label(code, language),
        "node": node,
        "why": why.tree(node, set(), doubts=doubtful_lines(result.payslip)),
        "query": result.scenario.query(),
    }
    return render(request, "simulator/line.html", context)
