"""Addresses of the simulator, after the language."""

from __future__ import annotations

from django.urls import path

from mutua.portal.simulator import views

urlpatterns = [
    path("", views.simulator, name="simulator"),
]
