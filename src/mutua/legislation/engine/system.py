"""The rules and parameters that hold for one regime on given days, ready to run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import Any

from mutua.legislation.engine.errors import LegislationError
from mutua.legislation.engine.modes import INTEGERS, Mode
from mutua.legislation.engine.parameters import Held
from mutua.legislation.engine.rules import Rule


@dataclass(frozen=True, eq=False)
class System:
    """Rules of one regime in the order in which they can run, with the parameters they read.

    ``names`` are the inputs and facts of the calendar, in the order in which ``run`` takes them.
    """

    regime: str
    rules: tuple[Rule, ...]
    held: Mapping[str, Held]
    settings: Mapping[str, Any]
    names: tuple[str, ...]
    _made: dict[tuple[Any, ...], Callable[..., Any]] = field(default_factory=dict)

    @cached_property
    def by_code(self) -> dict[str, Rule]:
        """The rules by the line they compute."""
        return {rule.code: rule for rule in self.rules}

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Codes of the lines of a payslip, without the steps between."""
        return tuple(rule.code for rule in self.rules if rule.kind != "step")

    @cached_property
    def pick_lines(self) -> Callable[[tuple[int, ...]], tuple[int, ...]]:
        """Takes the lines of a payslip out of the results for all lines and steps."""
        places = {code: place for place, code in enumerate(self.codes)}
        return itemgetter(*(places[code] for code in self.lines))

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Codes of all lines and steps, in the order in which they are computed."""
        return tuple(rule.code for rule in self.rules)

    def known(self, lines: Iterable[str] | None) -> tuple[str, ...]:
        """The lines asked for, each once; all lines when none is named.

        Raises LegislationError for a line that this system does not compute.
        """
        if lines is None:
            return self.lines
        if isinstance(lines, str):
            raise LegislationError("lines", lines, "form", what="several codes of lines")
        asked = tuple(dict.fromkeys(lines))
        for code in asked:
            if code not in self.by_code:
                raise LegislationError("lines", code, "one_of", choices=", ".join(self.codes))
        return asked

    def rule(self, code: str) -> Rule | None:
        """The rule of a line, if this system has it."""
        return self.by_code.get(code)

    def constant(self, name: str) -> Any:
        """A parameter's or setting's value."""
        return self.held[name].value if name in self.held else self.settings[name]

    def needed_for(self, targets: Iterable[str]) -> tuple[Rule, ...]:
        """The rules that these lines rest on, in order."""
        wanted = set(targets)
        kept = []
        for rule in reversed(self.rules):
            if rule.code in wanted:
                wanted.update(rule.needs)
                kept.append(rule)
        return tuple(reversed(kept))

    def runner(
        self, mode: Mode = INTEGERS, targets: tuple[str, ...] | None = None
    ) -> Callable[..., Any]:
        """One function of all the inputs that gives the targets (default: all lines and steps)."""
        key = (mode.name, targets)
        if key not in self._made:
            self._made[key] = self._make(mode, targets or self.codes)
        return self._made[key]

    def block_runner(self, mode: Mode, targets: tuple[str, ...]) -> Callable[..., Any]:
        """As ``runner``, but each target is written into ``out[i][rows]`` as soon as it is known,
        and every column is dropped after its last use, so that a block stays in the cache."""
        key = (mode.name, targets, "block")
        if key not in self._made:
            self._made[key] = self._make_block(mode, targets)
        return self._made[key]

    def _call(self, number: int, rule: Rule, names: dict[str, Any], mode: Mode) -> str:
        names[f"_rule_{number}"] = mode.bind(rule.function)
        arguments = []
        computed = self._places()
        for need in rule.needs:
            if need in computed:
                arguments.append(need)
            else:
                names[f"_{need}"] = mode.parameter(self.constant(need))
                arguments.append(f"_{need}")
        return f"{rule.code} = _rule_{number}({', '.join(arguments)})"

    def _places(self) -> frozenset[str]:
        return frozenset(self.names) | frozenset(self.codes)

    def _make(self, mode: Mode, targets: tuple[str, ...]) -> Callable[..., Any]:
        names: dict[str, Any] = {}
        body = [
            self._call(number, rule, names, mode)
            for number, rule in enumerate(self.needed_for(targets))
        ]
        text = [f"def run({', '.join(self.names)}):", *body, f"return ({', '.join(targets)},)"]
        return _compiled("\n    ".join(text), names)

    def _make_block(self, mode: Mode, targets: tuple[str, ...]) -> Callable[..., Any]:
        names: dict[str, Any] = {}
        needed = self.needed_for(targets)
        last_use = {name: number for number, rule in enumerate(needed) for name in rule.needs}
        body = []
        for number, rule in enumerate(needed):
            body.append(self._call(number, rule, names, mode))
            if rule.code in targets:
                body.append(f"_out[{targets.index(rule.code)}][_rows] = {rule.code}")
            ended = [n for n in (*rule.needs, rule.code) if last_use.get(n, -1) <= number]
            dropped = sorted({name for name in ended if name in self._places()})
            if dropped:
                body.append(f"del {', '.join(dropped)}")
        text = [f"def run({', '.join(('_out', '_rows', *self.names))}):", *body, "return None"]
        return _compiled("\n    ".join(text), names)


def _compiled(text: str, names: dict[str, Any]) -> Callable[..., Any]:
    exec(compile(text, "<rules>", "exec"), names)  # noqa: S102 - our own rules, by name
    made: Callable[..., Any] = names["run"]
    return made


def in_order(rules: Iterable[Rule], known: frozenset[str]) -> tuple[Rule, ...]:
    """Rules sorted so that each comes after the lines it needs.

    Raises ValueError when two rules compute one line, when a name is unknown, or in a circle.
    """
    by_code: dict[str, Rule] = {}
    for rule in rules:
        if rule.code in by_code:
            raise ValueError(f"two rules compute {rule.code}")
        by_code[rule.code] = rule
    ordered: dict[str, Rule] = {}
    under_way: list[str] = []

    def place(code: str) -> None:
        if code in ordered or code in known:
            return
        if code in under_way:
            raise ValueError(f"a circle of lines: {' → '.join([*under_way, code])}")
        if code not in by_code:
            raise ValueError(f"{under_way[-1]} needs {code}, which is no line, input or parameter")
        under_way.append(code)
        for need in by_code[code].needs:
            place(need)
        under_way.pop()
        ordered[code] = by_code[code]

    for code in by_code:
        place(code)
    return tuple(ordered.values())
