"""What is stored of people, in the file of its subject."""

from mutua.people.models.capital import (
    Holding,
    Repayment,
    ShareMovement,
    SharePrice,
    ShareTransfer,
    Subscription,
)
from mutua.people.models.house_roles import HOUSE_ROLES, Appointment, HouseRole, Look
from mutua.people.models.identity import BankAccount, NationalNumber
from mutua.people.models.leaving import Death, Heir
from mutua.people.models.legal_persons import LegalPerson
from mutua.people.models.persons import CATEGORIES, LANGUAGES, PERSONAL, Membership, Person

__all__ = (
    "CATEGORIES",
    "HOUSE_ROLES",
    "LANGUAGES",
    "PERSONAL",
    "Appointment",
    "BankAccount",
    "Death",
    "Heir",
    "Holding",
    "HouseRole",
    "LegalPerson",
    "Look",
    "Membership",
    "NationalNumber",
    "Person",
    "Repayment",
    "ShareMovement",
    "SharePrice",
    "ShareTransfer",
    "Subscription",
)
