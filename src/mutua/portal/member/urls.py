"""Addresses of a member's pages, after the language."""

from __future__ import annotations

from django.urls import path

from mutua.portal.member import (
    activities,
    acts,
    clients,
    credit,
    expenses,
    handing_on,
    home,
    invoices,
    looks,
    membership,
    opening,
    orders,
    particulars,
    parts,
    shares,
)

urlpatterns = [
    path("home/", home.home, name="home"),
    path("activity/new/", opening.new, name="activity_new"),
    path("activity/<uuid:activity>/", activities.activity, name="activity"),
    path("activity/<uuid:activity>/entry/<uuid:entry>/", activities.entry, name="entry"),
    path("activity/<uuid:activity>/clients/", clients.clients, name="clients"),
    path("activity/<uuid:activity>/clients/new/", clients.new, name="client_new"),
    path("client/<uuid:client>/", clients.change, name="client"),
    path("activity/<uuid:activity>/order/new/", orders.new, name="order_new"),
    path("order/<uuid:order>/", orders.order, name="order"),
    path("order/<uuid:order>/work/", orders.work, name="order_work"),
    path("order/<uuid:order>/when/", orders.when, name="order_when"),
    path("order/<uuid:order>/send/", orders.send, name="order_send"),
    path("order/<uuid:order>/replace/", orders.replace, name="order_replace"),
    path("order/<uuid:order>/drop/", orders.drop, name="order_drop"),
    path("order/<uuid:order>/order.pdf", orders.paper, name="order_paper"),
    path("order/<uuid:order>/invoice/", invoices.of_order, name="invoice_of_order"),
    path("order/<uuid:order>/part/", parts.part, name="order_part"),
    path("activity/<uuid:activity>/invoice/new/", invoices.new, name="invoice_new"),
    path("invoice/<uuid:invoice>/", invoices.invoice, name="invoice"),
    path("invoice/<uuid:invoice>/issue/", invoices.issue, name="invoice_issue"),
    path("invoice/<uuid:invoice>/invoice.pdf", invoices.paper, name="invoice_paper"),
    path("invoice/<uuid:invoice>/credit/", credit.credit, name="credit"),
    path("activity/<uuid:activity>/expenses/", expenses.expenses, name="expenses"),
    path("activity/<uuid:activity>/expense/new/", expenses.new, name="expense_new"),
    path("activity/<uuid:activity>/allowance/new/", expenses.allowance, name="allowance_new"),
    path("expense/<uuid:expense>/", expenses.expense, name="expense"),
    path("expense/<uuid:expense>/paper", expenses.paper, name="expense_paper"),
    path("membership/", membership.membership, name="membership"),
    path("membership/acts/", acts.acts, name="acts"),
    path("membership/ask/", membership.join, name="membership_ask"),
    path("membership/leave/", membership.leave, name="membership_leave"),
    path("particulars/", particulars.particulars, name="particulars"),
    path("particulars/change/", particulars.change, name="particulars_change"),
    path("particulars/number/", particulars.say_number, name="particulars_number"),
    path("particulars/account/", particulars.name_account, name="particulars_account"),
    path("looks/", looks.looks, name="looks"),
    path("shares/", shares.shares, name="shares"),
    path("shares/take/", shares.subscribe, name="share_subscribe"),
    path("shares/certificate/", shares.certificate, name="share_certificate"),
    path("shares/<uuid:subscription>/", shares.payment, name="share_payment"),
    path("shares/<uuid:subscription>/cancel/", shares.cancel, name="share_cancel"),
    path("shares/offer/", handing_on.offer, name="share_offer"),
    *(
        path(
            f"shares/offer/<uuid:transfer>/{said}/",
            handing_on.answer,
            {"said": said},
            f"share_{said}",
        )
        for said in handing_on.ANSWERS
    ),
    path("expense/<uuid:expense>/withdraw/", expenses.withdraw, name="expense_withdraw"),
]
