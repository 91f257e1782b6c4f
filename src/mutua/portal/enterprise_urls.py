"""Addresses of a portal with a database: the simulator's, and those of the shared enterprise."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from mutua.portal import urls

urlpatterns = [
    *urls.urlpatterns,
    *i18n_patterns(
        path("o/", include("mutua.portal.client.urls")),
        path("account/", include("mutua.portal.accounts.urls")),
        path("staff/", include("mutua.portal.staff.urls")),
        path("", include("mutua.portal.demo.urls")),
        path("", include("mutua.portal.joining.urls")),
        path("", include("mutua.portal.member.urls")),
    ),
]
handler404 = urls.handler404
handler500 = urls.handler500
