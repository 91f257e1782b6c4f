"""What is stored of people, in the file of its subject."""

from mutua.people.models.capital import (
    Holding,
    Repayment,
    ShareMovement,
    SharePrice,
    ShareTransfer,
    Subscription,
)
from mutua.people.models.leaving import Death, Heir
from mutua.people.models.persons import CATEGORIES, LANGUAGES, PERSONAL, Membership, Person

__all__ = (
    "CATEGORIES",
    "LANGUAGES",
    "PERSONAL",
    "Death",
    "Heir",
    "Holding",
    "Membership",
    "Person",
    "Repayment",
    "ShareMovement",
    "SharePrice",
    "ShareTransfer",
    "Subscription",
)
