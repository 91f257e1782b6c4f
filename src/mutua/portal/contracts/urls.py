"""Addresses of a member's contracts, after the language."""

from __future__ import annotations

from django.urls import path

from mutua.portal.contracts import (
    absences,
    changing,
    charging,
    following,
    household,
    inviting,
    lasting,
    mine,
    pages,
    salary,
    signing,
    steps,
)

urlpatterns = [
    path("contracts/", mine.contracts, name="contracts"),
    path("activity/<uuid:activity>/contract/new/<slug:step>/", steps.new, name="contract_new"),
    path("activity/<uuid:activity>/contract/invite/", inviting.invite, name="contract_invite"),
    path("invitation/<uuid:invitation>/", inviting.invitation, name="invitation"),
    path("invitation/<uuid:invitation>/withdraw/", inviting.withdraw, name="invitation_withdraw"),
    path("activity/<uuid:activity>/salary/", salary.salary, name="salary"),
    path("contract/<uuid:contract>/ahead/", lasting.ahead, name="contract_ahead"),
    path("contract/<uuid:contract>/leave/", lasting.leave, name="contract_leave"),
    path("contract/<uuid:contract>/agree/", lasting.agree, name="contract_agree"),
    path("contract/<uuid:contract>/amend/", salary.amend, name="contract_amend"),
    path("contract/<uuid:contract>/", pages.contract, name="contract"),
    path("contract/<uuid:contract>/change/<slug:step>/", changing.change, name="contract_change"),
    path("contract/<uuid:contract>/regime/", pages.regime, name="contract_regime"),
    path("contract/<uuid:contract>/submit/", pages.submit, name="contract_submit"),
    path("contract/<uuid:contract>/sign/", signing.sign, name="contract_sign"),
    path("contract/<uuid:contract>/worked/", pages.confirm, name="contract_worked"),
    path("contract/<uuid:contract>/again/", pages.again, name="contract_again"),
    path("contract/<uuid:contract>/next/", following.change, name="contract_next"),
    path("contract/<uuid:contract>/cancel/", following.cancel, name="contract_cancel"),
    path("contract/<uuid:contract>/charge/", charging.charge, name="contract_charge"),
    path("contract/<uuid:contract>/drop/", pages.drop, name="contract_drop"),
    path("contract/<uuid:contract>/contract.pdf", pages.paper, name="contract_paper"),
    path("absences/", absences.absences, name="absences"),
    path("absences/new/", absences.new, name="absence_new"),
    path("absence/<uuid:absence>/", absences.absence, name="absence"),
    path("absence/<uuid:absence>/change/", absences.change, name="absence_change"),
    path("absence/<uuid:absence>/certificate", absences.paper, name="absence_paper"),
    path("absence/<uuid:absence>/withdraw/", absences.withdraw, name="absence_withdraw"),
    path("particulars/household/", household.household, name="household"),
]
