"""The Crossroads Bank for Enterprises, as its open data tell it: a copy, never of our making."""

from __future__ import annotations

from django.db import models


class RegisterForm(models.Model):
    """A legal form by its code in the register, in the languages that the register has."""

    code = models.TextField(primary_key=True)
    fr = models.TextField(blank=True)
    nl = models.TextField(blank=True)
    de = models.TextField(blank=True)


class Enterprise(models.Model):
    """An enterprise of the register: its number (ten digits), names and seat. ``listed`` is False
    once a newer full extract no longer has it."""

    number = models.TextField(primary_key=True)
    listed = models.BooleanField(default=True)
    legal_person = models.BooleanField()
    form = models.TextField(blank=True)
    started_on = models.DateField(null=True)
    name = models.TextField(blank=True)
    name_fr = models.TextField(blank=True)
    name_nl = models.TextField(blank=True)
    name_de = models.TextField(blank=True)
    street_fr = models.TextField(blank=True)
    street_nl = models.TextField(blank=True)
    house = models.TextField(blank=True)
    box = models.TextField(blank=True)
    postcode = models.TextField(blank=True)
    town_fr = models.TextField(blank=True)
    town_nl = models.TextField(blank=True)
    extract = models.IntegerField()
