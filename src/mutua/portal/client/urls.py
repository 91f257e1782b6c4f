"""Addresses of a private link, after the language and ``o/``."""

from __future__ import annotations

from django.urls import path

from mutua.portal.client import due, views

urlpatterns = [
    path("due/<str:token>", due.due, name="due"),
    path("<str:token>", views.offer, name="offer"),
    path("<str:token>/order.pdf", views.paper, name="offer_paper"),
    path("<str:token>/code", views.code, name="offer_code"),
    path("<str:token>/sign/<uuid:code_id>", views.sign, name="offer_sign"),
    path("<str:token>/say", views.say, name="offer_say"),
    path("<str:token>/decline", views.decline, name="offer_decline"),
]
