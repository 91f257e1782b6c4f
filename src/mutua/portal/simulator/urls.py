"""Addresses of the simulator, after the language."""

from __future__ import annotations

from django.urls import path

from mutua.portal.simulator import line, paper, regimes, views
from mutua.portal.simulator import path as questions

urlpatterns = [
    path("", views.simulator, name="simulator"),
    path("line/<slug:code>/", line.line, name="line"),
    path("questions/", questions.first, name="questions"),
    path("questions/<slug:code>/", questions.question, name="question"),
    path("regimes/", regimes.regimes, name="regimes"),
    path("payslip.pdf", paper.payslip, name="paper"),
]
