"""Addresses of a member's payslips, after the language."""

from __future__ import annotations

from django.urls import path

from mutua.portal.payslips import advances, creditors, exits, pages

urlpatterns = [
    path("payslips/", pages.payslips, name="payslips"),
    path("individual-account/<int:year>.pdf", pages.account, name="individual_account"),
    path("advance/", advances.advance, name="pay_advance"),
    path("kept-back/", creditors.kept_back, name="kept_back"),
    path("kept-back/children/", creditors.children, name="my_children"),
    path("kept-back/<uuid:writ>/paper", creditors.paper, name="my_writ_paper"),
    path("holidays/<int:year>.pdf", exits.certificate, name="holiday_certificate"),
    path("holiday-pay/<uuid:pay>/", exits.exit_pay, name="exit_pay"),
    path("holiday-pay/<uuid:pay>/holiday-pay.pdf", exits.paper, name="exit_pay_paper"),
    path("holiday-pay/<uuid:pay>/give-back/", exits.give_back, name="exit_pay_give_back"),
    path("payslip/<uuid:payslip>/", pages.payslip, name="payslip"),
    path("payslip/<uuid:payslip>/payslip.pdf", pages.paper, name="payslip_paper"),
    path("payslip/<uuid:payslip>/give-back/", pages.give_back, name="payslip_give_back"),
]
