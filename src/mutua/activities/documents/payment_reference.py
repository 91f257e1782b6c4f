"""The structured communication of invoices: the same as of every payment."""

from mutua.ground.payment_reference import (
    FORM,
    HIGHEST,
    all_in,
    check_digits,
    is_right,
    make,
    read,
    shown,
)

__all__ = ("FORM", "HIGHEST", "all_in", "check_digits", "is_right", "make", "read", "shown")
