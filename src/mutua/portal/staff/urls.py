"""Addresses of those who work for the cooperative, after the language and ``staff/``."""

from __future__ import annotations

from django.urls import path

from mutua.portal.staff import (
    admission,
    bills,
    contracts,
    declaring,
    expenses,
    house,
    leaving,
    members,
    returns,
    roles,
    standing,
    treasury,
)

urlpatterns = [
    path("", admission.home, name="staff"),
    path("admissions/", admission.admissions, name="admissions"),
    path("admissions/<uuid:membership>/", admission.admission, name="admission"),
    path("admissions/<uuid:membership>/admit/", admission.admit, name="admit"),
    path("admissions/<uuid:membership>/refuse/", admission.refuse, name="admission_refuse"),
    path("expenses/", expenses.claims, name="claims"),
    path("expenses/<uuid:expense>/", expenses.claim, name="claim"),
    path("expenses/<uuid:expense>/paper", expenses.paper, name="claim_paper"),
    path("expenses/<uuid:expense>/refuse/", expenses.refuse, name="claim_refuse"),
    path("bills/", bills.bills, name="bills"),
    path("bills/<uuid:bill>/", bills.bill, name="bill"),
    path("bills/<uuid:bill>/refuse/", bills.refuse, name="bill_refuse"),
    path("contracts/", contracts.queue, name="queue"),
    path("contracts/<uuid:contract>/", contracts.contract, name="contract_to_decide"),
    path("declarations/", declaring.declarations, name="declarations"),
    path("declarations/<uuid:contract>/", declaring.declare, name="declare"),
    path("declarations/<uuid:contract>/number/", declaring.national_number, name="declare_number"),
    path("house/decisions/", standing.decisions, name="decisions"),
    path("house/decision/", standing.new, name="decision_new"),
    path("members/", members.members, name="members"),
    path("members/<uuid:person>/", members.person, name="member_of_staff"),
    path("house/", house.house, name="house"),
    path("house/colleague/", house.colleague, name="colleague"),
    path("house/colleague/<uuid:person>/", house.dismiss, name="dismiss"),
    path("house/roles/", roles.roles, name="roles"),
    path("house/role/", roles.new, name="role_new"),
    path("house/roles/<slug:role>/", roles.role, name="role"),
    path("leaving/", leaving.leaving, name="leaving"),
    path("leaving/<uuid:leaver>/", leaving.decide, name="decide"),
    path("house/price/", house.price, name="share_price"),
    path("treasury/", treasury.treasury, name="treasury"),
    path("treasury/repayment/<uuid:repayment>/", returns.repayment, name="treasury_repayment"),
    path("treasury/return/<uuid:returned>/", returns.give_back, name="treasury_return"),
    path("treasury/invoice/<uuid:invoice>/", treasury.invoice, name="treasury_invoice"),
    path("treasury/shares/<uuid:subscription>/", treasury.subscription, name="treasury_shares"),
]
