"""Forms of the shared enterprise: one way to ask, to say what is wrong, and to take no for an answer."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from mutua.ground.errors import KeyUsed, NotAllowed, Refused
from mutua.ground.ids import derived_id, new_id

REFUSALS = {
    "database": _("You have no right to do this."),
    "step": _("This was done before, or can no longer be done."),
    "unlawful": _(
        "This cannot leave so: the law or the rules of invoices forbid it. Look at each line."
    ),
    "credited_beyond": _("This gives back more than what is left of the invoice."),
    "beyond_sepa": _("This is no account number that a transfer in euro reaches."),
    "state": _("This was done before, or can no longer be done."),
}
ABOVE = _("This is more than your role may decide. Ask a colleague whose role may.")
OTHERWISE = _("This answer cannot be kept. Please look at it once more.")


class Asking(forms.Form):
    """A form whose fields have their own name as id, so that an error can lead to them.

    ``key`` was made before the first try: a double click or a second try does nothing twice.
    """

    use_required_attribute = False
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **facts: Any) -> None:
        super().__init__(*args, auto_id="%s", **facts)
        self.fields["key"].initial = self.fields["key"].initial or new_id()
        for name, field in self.fields.items():
            said = f"{name}-hint {name}-error" if field.help_text else f"{name}-error"
            field.widget.attrs.setdefault("aria-describedby", said)

    @property
    def asked(self) -> list[forms.BoundField]:
        """The fields that a person sees."""
        return self.visible_fields()

    @property
    def problems(self) -> dict[str, str]:
        """The first sentence about each field that must be mended, by the id to lead to."""
        first = self.asked[0].html_name if self.asked else "main"
        seen = {one.html_name for one in self.asked}
        found = {
            name if name in seen else first: str(said[0]) for name, said in self.errors.items()
        }
        return {_goal(self[name]) if name in seen else name: one for name, one in found.items()}

    def answers(self, *names: str) -> dict[str, Any]:
        """What was said in some fields."""
        return {name: self.cleaned_data[name] for name in names}

    @property
    def own_key(self) -> UUID:
        """The key of exactly these answers: the same form sent again with others is another try."""
        said = [f"{name}={','.join(self._said(name))}" for name in self.fields]
        return derived_id(self.cleaned_data["key"], *said)

    def _said(self, name: str) -> list[str]:
        if isinstance(self.data, QueryDict):
            return self.data.getlist(name)
        return [str(self.data.get(name, ""))]

    def done(
        self,
        act: Callable[[], Any],
        sentences: dict[str, Any] | None = None,
        *,
        fields: dict[str, str] | None = None,
        over: Collection[str] = (),
    ) -> bool:
        """Do it, and whether it is done: now, or before by the same key, or by others (``over``
        names the codes that say so). Otherwise the form says why at its field; ``fields`` maps
        what a verb calls a field, or the code of a refusal, to the name here."""
        try:
            act()
        except KeyUsed:  # sent before, with other words: the page shows what is kept
            pass
        except Refused as refused:
            if refused.code in over:
                return True
            known = fields or {}
            refused.field = known.get(refused.code) or known.get(refused.field, refused.field)
            self.refuse(refused, sentences)
        return not self.errors

    def refuse(self, refused: Refused, sentences: dict[str, Any] | None = None) -> None:
        """Say at its field why a verb refused, in the words of the page."""
        known = {**REFUSALS, **(sentences or {})}
        sentence = known.get(refused.code) or _denied(refused)
        sentence = sentence or known.get(refused.field) or OTHERWISE
        self.add_error(refused.field if refused.field in self.fields else None, str(sentence))


def _denied(refused: Refused) -> Any:
    """The words for a right that is missing, or that ends below the amount."""
    if not isinstance(refused, NotAllowed):
        return ""
    return ABOVE if refused.field == "amount" else REFUSALS["database"]


def _goal(field: forms.BoundField) -> str:
    """Where an error leads: the field, or the first of its parts."""
    several = isinstance(
        field.field.widget, forms.MultiWidget | forms.RadioSelect | forms.CheckboxSelectMultiple
    )
    return f"{field.auto_id}_0" if several else field.auto_id


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent with a form, even if nothing was filled in; None for a first look."""
    return request.POST if request.method == "POST" else None
