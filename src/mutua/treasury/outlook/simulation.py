"""The guarantee fund on many possible years: Monte Carlo over a book of invoices.

Each path draws a climate of the year (one factor, as in the model of Vasicek, 2002, on which the
credit rules of Basel rest): in a bad one many clients pay late and more of them fail. Under it each
client fails or not, each block of its invoices is paid more or less late. The fund advances pay on
its day and gets it back when the client pays, or never. Days are counted from today (0), amounts
are minor units.

The largest blocks are drawn one by one; the many small ones enter by their mean under the climate,
once the chance in them comes to little of the whole.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

DAYS = 365
NEVER = 10 * DAYS
PATHS = 10_000
SEED = 20_260_101
DRY_AT_MOST = 0.001  # the chance of running dry that the reserve is asked for
BANDS = (0.1, 5.0, 50.0, 95.0, 99.9)
TOGETHER = 0.15  # how far clients fail and tarry together; Basel takes 0.12 to 0.24 for companies
REST = 0.005  # standard deviation of what is not drawn, as a share of all that is advanced
PORTION = 500  # paths drawn at once: bounds the memory
CLIMATES = np.linspace(-4.5, 4.5, 37)  # at which the mean of the rest is reckoned
NORMAL = NormalDist()


@dataclass(frozen=True)
class Book:
    """What the fund advances and gets back. One row a block: invoices of a client due together.

    ``client`` (n,) is an index into ``fails``, ``behaviour`` (n,) one into ``delays``;
    ``advanced_on`` (n,) is the day on which pay leaves, below zero where it has left already;
    ``due_on`` (n,) the day on which the client is to pay; ``amount`` (n,) what the fund advances.
    ``contributions`` (DAYS,) come in each day. ``fails`` (clients,) is the chance that a client
    fails within the year, ``failed`` (clients,) says which have failed today. ``delays``
    (behaviours, q) are equally likely delays in days against the due day, the shortest first.
    Raises ValueError for shapes that do not fit and chances outside 0 to 1.
    """

    client: Ints
    behaviour: Ints
    advanced_on: Ints
    due_on: Ints
    amount: Ints
    contributions: Ints
    fails: Floats
    failed: Bools
    delays: Ints

    def __post_init__(self) -> None:
        for name in ("client", "behaviour", "advanced_on", "due_on"):
            _check_shape(name, getattr(self, name).shape, self.amount.shape)
        _check_shape("contributions", self.contributions.shape, (DAYS,))
        _check_shape("failed", self.failed.shape, self.fails.shape)
        if self.fails.size and not (self.fails.min() >= 0 and self.fails.max() <= 1):
            raise ValueError(f"fails: given {self.fails.max()}; allowed: chances from 0 to 1")


@dataclass(frozen=True)
class Outcome:
    """What the paths say. ``chance_dry`` is the share of paths on which the fund falls below zero;
    ``reserve`` what it would have to hold today so that this share stays under DRY_AT_MOST;
    ``lowest`` the median of each path's lowest balance; ``lost`` the mean of what is never paid;
    ``bands`` (5, DAYS) the balance by day at the percentiles BANDS."""

    chance_dry: float
    reserve: int
    lowest: int
    lost: int
    bands: Ints


def simulate(book: Book, balance: int, paths: int = PATHS, seed: int = SEED) -> Outcome:
    """The fund's year from a balance, on ``paths`` paths; the same seed gives the same answer."""
    moves, lost = _paths(book, paths, seed)
    moves += np.cumsum(book.contributions)
    lowest = np.minimum(moves.min(axis=1), 0)
    need = np.sort(-lowest)[min(paths - 1, int(np.ceil(paths * (1 - DRY_AT_MOST))))]
    bands = np.percentile(moves, BANDS, axis=0) + balance
    return Outcome(
        chance_dry=float((lowest + balance < 0).mean()), reserve=int(np.ceil(need)),
        lowest=int(np.rint(np.median(lowest))) + balance, lost=int(np.rint(lost)),
        bands=np.rint(bands).astype(np.int64),
    )  # fmt: skip


def with_more(book: Book, turnover: Ints, hundredths: int) -> Book:
    """The same book, were the contribution higher by some hundredths of a percent of the
    ``turnover`` (DAYS,) of each day."""
    return replace(book, contributions=book.contributions + turnover * hundredths // 10_000)


def with_failure(book: Book, clients: Ints) -> Book:
    """The same book, were clients to fail today: they pay nothing any more, and no new work is done
    for them."""
    failed = book.failed.copy()
    failed[clients] = True
    return replace(book, failed=failed)


def _check_shape(name: str, given: tuple[int, ...], allowed: tuple[int, ...]) -> None:
    if given != allowed:
        raise ValueError(f"{name}: given the shape {given}; allowed: {allowed}")


# ── Paths ───────────────────────────────────────────────────────────────────────────────────────


def _paths(book: Book, paths: int, seed: int) -> tuple[Floats, float]:
    """What each path has moved by the end of each day (paths, DAYS), without contributions, and the
    mean of what is never paid."""
    chance = np.random.default_rng(seed)
    drawn = _drawn(book.amount)
    rest = _Rest.of(book, ~drawn)
    blocks = _Blocks.of(book, drawn)
    climate = chance.standard_normal(paths)
    moves, lost = np.empty((paths, DAYS)), 0.0
    for start in range(0, paths, PORTION):
        part = slice(start, min(paths, start + PORTION))
        flow, gone = blocks.flow(climate[part], chance)
        rest_flow, rest_gone = rest.flow(climate[part])
        np.cumsum(flow + rest_flow, axis=1, out=moves[part])
        lost += gone + rest_gone
    return moves, lost / paths


def _drawn(amount: Ints) -> Bools:
    """Which blocks are drawn one by one: the largest, until the others' standard deviation, were
    each paid or not by the toss of a coin, is REST of the whole."""
    order = np.argsort(-amount, kind="stable")
    squares = amount[order].astype(np.float64) ** 2
    left = np.sqrt(squares[::-1].cumsum()[::-1]) / 2
    chosen = np.zeros(amount.shape, bool)
    chosen[order[left > REST * float(amount.sum())]] = True
    return chosen


def _threshold(chance: Floats) -> Floats:
    """Below which standard normal value something of this chance happens."""
    values, place = np.unique(chance, return_inverse=True)
    found = [
        -np.inf if one <= 0 else np.inf if one >= 1 else NORMAL.inv_cdf(float(one))
        for one in values
    ]
    return np.array(found, dtype=np.float64)[place.reshape(chance.shape)]


def _ranks(count: int) -> Floats:
    """The inner bounds of ``count`` equally likely parts of the standard normal (count - 1,)."""
    return _threshold(np.arange(1, count) / count)


@dataclass(frozen=True)
class _Blocks:
    """The blocks that are drawn. Their clients are numbered anew."""

    client: Ints
    behaviour: Ints
    advanced_on: Ints
    due_on: Ints
    amount: Ints
    fails_below: Floats
    failed: Bools
    delays: Ints

    @classmethod
    def of(cls, book: Book, drawn: Bools) -> _Blocks:
        clients, numbers = np.unique(book.client[drawn], return_inverse=True)
        return cls(
            numbers, book.behaviour[drawn], book.advanced_on[drawn], book.due_on[drawn],
            book.amount[drawn], _threshold(book.fails[clients]), book.failed[clients], book.delays,
        )  # fmt: skip

    def flow(self, climate: Floats, chance: np.random.Generator) -> tuple[Floats, float]:
        """What comes and goes each day (paths, DAYS), and the sum of what is never paid."""
        paths = climate.size
        if not self.amount.size:
            return np.zeros((paths, DAYS)), 0.0
        shared, own = np.sqrt(TOGETHER) * climate[:, None], np.sqrt(1 - TOGETHER)
        health = shared + own * chance.standard_normal((paths, self.failed.size))
        fails_on = np.where(
            health < self.fails_below, chance.integers(0, DAYS, health.shape), NEVER
        )
        fails_on[:, self.failed] = 0
        ease = own * chance.standard_normal((paths, self.amount.size), np.float32) + shared
        count = self.delays.shape[1]
        late = count - 1 - np.searchsorted(_ranks(count), ease)
        paid_on = self.due_on + self.delays[self.behaviour, late]
        paid_on = np.maximum(np.maximum(paid_on, self.advanced_on), 0)
        end = fails_on[:, self.client]
        left = self.advanced_on < end  # below zero: whatever comes, it has left
        paid = left & (paid_on < end)
        goes = left & (self.advanced_on >= 0) & (self.advanced_on < DAYS)
        moves = _by_day(paid & (paid_on < DAYS), paid_on, self.amount)
        moves -= _by_day(goes, np.broadcast_to(self.advanced_on, goes.shape), self.amount)
        never = left & ~paid & (self.advanced_on < DAYS)
        return moves, float((never @ self.amount).sum())


def _by_day(which: Bools, day: Ints, amount: Ints) -> Floats:
    """The amounts (n,) of those that are chosen (paths, n) summed by path and day."""
    paths = which.shape[0]
    path, block = np.nonzero(which)
    cells = path * DAYS + day[path, block]
    return np.bincount(cells, amount[block], paths * DAYS).reshape(paths, DAYS)


@dataclass(frozen=True)
class _Rest:
    """The mean of small blocks under each of CLIMATES: ``daily`` (climates, DAYS), ``gone``
    (climates,)."""

    daily: Floats
    gone: Floats

    @classmethod
    def of(cls, book: Book, which: Bools) -> _Rest:
        found = [_mean(book, which, float(one)) for one in CLIMATES]
        return cls(np.array([one for one, _ in found]), np.array([one for _, one in found]))

    def flow(self, climate: Floats) -> tuple[Floats, float]:
        """What comes and goes each day (paths, DAYS), between two climates in proportion."""
        place = np.interp(climate, CLIMATES, np.arange(CLIMATES.size))
        below = np.minimum(place.astype(int), CLIMATES.size - 2)
        part = (place - below)[:, None]
        daily = self.daily[below] * (1 - part) + self.daily[below + 1] * part
        return daily, float(np.interp(climate, CLIMATES, self.gone).sum())


def _under(bounds: Floats, climate: float) -> Floats:
    """The chance to lie below each bound, where the climate is known."""
    shifted = (bounds - np.sqrt(TOGETHER) * climate) / np.sqrt(1 - TOGETHER)
    values, place = np.unique(shifted, return_inverse=True)
    return np.array([NORMAL.cdf(float(one)) for one in values])[place.reshape(bounds.shape)]


def _mean(book: Book, which: Bools, climate: float) -> tuple[Floats, float]:
    """What small blocks move each day in the mean (DAYS,), and what of them is never paid."""
    fails = _under(_threshold(book.fails), climate)
    client, advanced_on = book.client[which], book.advanced_on[which]
    amount = book.amount[which].astype(np.float64)
    chance, failed = fails[client], book.failed[client]
    before = np.clip(advanced_on + 1, 0, DAYS) / DAYS
    left = np.where(advanced_on < 0, 1.0, np.where(failed, 0.0, 1 - chance * before))
    count = book.delays.shape[1]
    bounds = np.concatenate(([0.0], _under(_ranks(count), climate), [1.0]))
    weights = np.diff(bounds)[::-1]  # the best ease pays the soonest
    paid_on = book.due_on[which][:, None] + book.delays[book.behaviour[which]]
    paid_on = np.maximum(np.maximum(paid_on, advanced_on[:, None]), 0)
    alive = 1 - chance[:, None] * np.clip(paid_on + 1, 0, DAYS) / DAYS
    alive = np.where(failed[:, None], 0.0, alive)
    comes = amount[:, None] * alive * weights
    within = paid_on < DAYS
    daily = np.bincount(paid_on[within], comes[within], DAYS)
    goes = (advanced_on >= 0) & (advanced_on < DAYS)
    daily -= np.bincount(advanced_on[goes], (amount * left)[goes], DAYS)
    counted = advanced_on < DAYS
    return daily, float((amount * left - comes.sum(axis=1))[counted].sum())
