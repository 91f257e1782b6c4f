"""The two tests that come before any money goes back to those who hold shares.

Belgian Code of companies and associations, for cooperatives: art. 6:115 (net assets) and art. 6:116
(liquidity). A repayment to a member who leaves passes the same two tests as a dividend; while they
forbid it, her claim waits. Pure functions over the figures of a trial balance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from mutua.ledger.queries import Balance

# Of the minimum chart: formation expenses, and what is not yet written off of development.
NOT_COUNTED = ("20", "210")
AT_BANK = ("53", "54", "55", "57", "58")
CLAIMS = ("40", "41")
DEBTS = ("42", "43", "44", "45", "46", "47", "48", "49")


@dataclass(frozen=True)
class NetAssets:
    """Art. 6:115: nothing is distributed when the net assets are negative, or would become so, or
    fall below the equity that the law or the articles make unavailable."""

    assets: int
    debts: int  # provisions among them
    not_counted: int
    unavailable: int
    amount: int

    @property
    def net(self) -> int:
        """Assets less provisions and debts, less formation and development not written off."""
        return self.assets - self.debts - self.not_counted

    @property
    def holds(self) -> bool:
        """Whether the amount may be distributed."""
        return self.net >= 0 and self.net - self.amount >= self.unavailable


@dataclass(frozen=True)
class Liquidity:
    """Art. 6:116: after the distribution the cooperative can, by what is reasonably to be
    expected, pay its debts as they fall due for at least twelve months. The law names no ratio:
    what comes in and goes out beside the books is the board's own estimate, with its reasons."""

    at_bank: int
    claims: int
    debts: int
    expected_in: int
    expected_out: int
    amount: int

    @property
    def left(self) -> int:
        """What is left after twelve months."""
        coming = self.at_bank + self.claims + self.expected_in
        return coming - self.debts - self.expected_out - self.amount

    @property
    def holds(self) -> bool:
        """Whether the amount may be paid."""
        return self.left >= 0


def net_assets(balances: Sequence[Balance], amount: int, unavailable: int = 0) -> NetAssets:
    """The figures of art. 6:115 in a trial balance, minor units."""
    return NetAssets(
        assets=sum(one.amount for one in balances if one.nature == "asset"),
        debts=-sum(one.amount for one in balances if one.nature == "liability"),
        not_counted=sum(one.amount for one in balances if one.mapped.startswith(NOT_COUNTED)),
        unavailable=unavailable,
        amount=amount,
    )


def liquidity(
    balances: Sequence[Balance], amount: int, expected_in: int = 0, expected_out: int = 0
) -> Liquidity:
    """The figures of art. 6:116 in a trial balance, minor units; every short debt counts whole."""
    return Liquidity(
        at_bank=_of(balances, AT_BANK, "asset"),
        claims=_of(balances, CLAIMS, "asset"),
        debts=-_of(balances, DEBTS, "liability"),
        expected_in=expected_in,
        expected_out=expected_out,
        amount=amount,
    )


def kept(net: NetAssets, liquid: Liquidity, why: str) -> dict[str, Any]:
    """Both tests as they are kept with the decision."""
    return {
        "net_assets": {"article": "6:115", **asdict(net), "net": net.net},
        "liquidity": {"article": "6:116", **asdict(liquid), "left": liquid.left, "why": why},
    }


def _of(balances: Sequence[Balance], classes: tuple[str, ...], nature: str) -> int:
    return sum(
        one.amount for one in balances if one.mapped.startswith(classes) and one.nature == nature
    )


def split(amount: int, parts: Sequence[int]) -> list[int]:
    """An amount by parts, to the last unit: what is left over goes to the largest remainders."""
    whole = sum(parts)
    shares = [amount * one // whole for one in parts]
    order = sorted(range(len(parts)), key=lambda at: (-(amount * parts[at] % whole), at))
    for at in order[: amount - sum(shares)]:
        shares[at] += 1
    return shares
