"""Which regimes the answers lead to, why, and the questions that can still change that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from mutua.legislation.engine.errors import LegislationError

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country
    from mutua.legislation.engine.solve import Solution


class Advice(NamedTuple):
    """A regime with the verdict on it. ``reasons`` are codes of the labels' section reasons;
    each says why the regime is lawful, or why it is not."""

    regime: str
    lawful: bool
    reasons: tuple[str, ...]

    def texts(self, law: Country, language: str) -> tuple[str, ...]:
        """The reasons as sentences."""
        return tuple(law.labels.name("reasons", code, language) for code in self.reasons)


class Later(NamedTuple):
    """What a regime gives later on one subject (unemployment, pension, holiday pay, illness)."""

    subject: str
    code: str
    law: str

    def text(self, law: Country, language: str) -> str:
        """The consequence as a sentence."""
        return law.labels.name("later", self.code, language)


class Question(NamedTuple):
    """A simple question: the input it answers, and the answers that are tried.

    ``decides`` is 'regime' where the answer can change which regimes are lawful, else 'pay'.
    """

    code: str
    decides: str
    answers: tuple[Any, ...]


class Option(NamedTuple):
    """The same work under one regime: what it gives now (solution) and later.

    ``solution`` is None where the regime is not lawful for these answers.
    """

    regime: str
    lawful: bool
    reasons: tuple[str, ...]
    solution: Solution | None
    later: tuple[Later, ...]


def open_questions(law: Country, answers: Mapping[str, Any]) -> Iterator[Question]:
    """Questions not yet answered whose answer can still change the lawful regimes, in order.

    Every combination of the answers still open is tried: a question counts when two
    combinations that differ in it alone lead to different regimes.
    """
    deciding = [q for q in law.pack.questions if q.decides == "regime"]
    waiting = [q for q in deciding if answers.get(q.code) is None]
    found = {
        tried: lawful_set(
            law, {**answers, **dict(zip([q.code for q in waiting], tried, strict=True))}
        )
        for tried in product(*(q.answers for q in waiting))
    }
    for place, question in enumerate(waiting):
        if any(_differs(found, tried, place, question) for tried in found):
            yield question


def _differs(
    found: Mapping[tuple[Any, ...], frozenset[str]],
    tried: tuple[Any, ...],
    place: int,
    question: Question,
) -> bool:
    others = ((*tried[:place], answer, *tried[place + 1 :]) for answer in question.answers)
    return any(found[other] != found[tried] for other in others)


def lawful_set(law: Country, answers: Mapping[str, Any]) -> frozenset[str]:
    """The regimes that are lawful for these answers."""
    return frozenset(one.regime for one in law.regimes(answers) if one.lawful)


def pay_questions(
    law: Country, answers: Mapping[str, Any], regimes: tuple[str, ...], when: Mapping[str, Any]
) -> Iterator[Question]:
    """Questions not yet answered whose answer can still change a line of a lawful payslip.

    ``answers`` hold a gross pay. Each regime is evaluated for every combination at once, as
    columns.
    """
    waiting = [q for q in law.pack.questions if q.decides == "pay" and answers.get(q.code) is None]
    combinations = list(product(*(q.answers for q in waiting)))
    allowed = [c for c in combinations if _holds_together(law, answers, waiting, c)]
    if not waiting:
        return
    changing = set()
    for regime in regimes:
        results = _results(law, regime, answers, waiting, allowed, when)
        changing |= {q.code for p, q in enumerate(waiting) if _varies(results, p)}
    yield from (q for q in waiting if q.code in changing)


def _holds_together(
    law: Country, answers: Mapping[str, Any], waiting: list[Question], tried: tuple[Any, ...]
) -> bool:
    if law.pack.contradictions is None:
        return True
    said = {**answers, **{q.code: a for q, a in zip(waiting, tried, strict=True)}}
    try:
        law.pack.contradictions(None, said)
    except LegislationError:
        return False
    return True


def _results(
    law: Country,
    regime: str,
    answers: Mapping[str, Any],
    waiting: list[Question],
    allowed: list[tuple[Any, ...]],
    when: Mapping[str, Any],
) -> dict[tuple[Any, ...], tuple[int, ...]]:
    inputs = {
        **{code: value for code, value in answers.items() if code in law.inputs},
        **{
            q.code: list(column)
            for q, column in zip(waiting, zip(*allowed, strict=True), strict=True)
        },
    }
    lines = law.evaluate_many(regime=regime, inputs=inputs, **when)
    rows = zip(*(column.tolist() for column in lines.values()), strict=True)
    return dict(zip(allowed, rows, strict=True))


def _varies(results: Mapping[tuple[Any, ...], tuple[int, ...]], place: int) -> bool:
    seen: dict[tuple[Any, ...], tuple[int, ...]] = {}
    for tried, lines in results.items():
        others = (*tried[:place], *tried[place + 1 :])
        if seen.setdefault(others, lines) != lines:
            return True
    return False
