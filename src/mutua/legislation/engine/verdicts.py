"""What an employer rule says of a contract: pass, warn or block, with article and remedy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country

PASS, WARN, BLOCK = "pass", "warn", "block"


class Verdict(NamedTuple):
    """The verdict of one rule on one contract.

    ``version`` is the day since which the rule's figure holds (or the rule's own day);
    ``remedy`` is a code of the labels' section remedies, empty where nothing needs mending;
    ``facts`` are the figures put into it; ``evidence`` is what was looked at.
    """

    rule: str
    version: str
    verdict: str
    article: str
    remedy: str = ""
    facts: Mapping[str, Any] = {}
    evidence: Mapping[str, Any] = {}

    def name(self, law: Country, language: str) -> str:
        """The rule's name."""
        return law.labels.name("checks", self.rule, language)

    def text(self, law: Country, language: str) -> str:
        """What would mend it, as a sentence with its figures; empty where nothing needs it."""
        if not self.remedy:
            return ""
        return law.labels.name("remedies", self.remedy, language).format(**self.facts)
