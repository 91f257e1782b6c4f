"""The address of the demo's door, after the language."""

from django.urls import path

from mutua.portal.demo import views

urlpatterns = [path("demo/", views.enter, name="demo")]
