"""What a regime of work is in law, beside the lines of its payslip."""

from __future__ import annotations

from typing import NamedTuple


class Standing(NamedTuple):
    """What every regime of work answers, so that no other room groups regimes by their names.

    ``employed``: there is a contract of employment, so that the person is in service. ``pay``: what
    is paid is pay, else an indemnity. ``holidays``: who pays them, the 'employer', the 'fund' or
    'nobody'. ``for_good``: a contract without a last day can have it. ``arts``: it is for work in
    the arts alone. ``law``: where this stands.
    """

    employed: bool
    pay: bool
    holidays: str
    for_good: bool
    arts: bool
    law: str

    def fits(self, **wanted: bool | str) -> bool:
        """Whether it answers all this so. Raises AttributeError for what no regime answers."""
        return all(getattr(self, name) == answer for name, answer in wanted.items())
