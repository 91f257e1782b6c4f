"""What is stored of people, in the file of its subject."""

from mutua.people.models.persons import CATEGORIES, LANGUAGES, PERSONAL, Membership, Person

__all__ = ("CATEGORIES", "LANGUAGES", "PERSONAL", "Membership", "Person")
