"""Addresses of a member's payslips, after the language."""

from __future__ import annotations

from django.urls import path

from mutua.portal.payslips import pages

urlpatterns = [
    path("payslips/", pages.payslips, name="payslips"),
    path("payslip/<uuid:payslip>/", pages.payslip, name="payslip"),
    path("payslip/<uuid:payslip>/payslip.pdf", pages.paper, name="payslip_paper"),
    path("payslip/<uuid:payslip>/give-back/", pages.give_back, name="payslip_give_back"),
]
