"""Addresses of the way in, after the language. What follows ``key/`` is a secret."""

from __future__ import annotations

from django.urls import path

from mutua.portal.joining import invited, views

urlpatterns = [
    path("join/", views.join, name="join"),
    path("join/sent/", views.sent, name="join_sent"),
    path("join/key/<str:token>/", views.open_account, name="join_open"),
    path("invited/key/<str:token>/", invited.invited, name="invited"),
    path("invited/key/<str:token>/<slug:step>/", invited.say, name="invited_say"),
    path("begin/key/<str:token>/", views.begin, name="begin"),
    path("arrived/", views.arrived, name="arrived"),
]
