"""One source for each rule, several ways to run it.

A rule is a plain function. To run it on columns, intervals or traces, the same code object
is bound to other globals, in which the verbs of ``operations`` and the roundings stand for
their counterpart of that mode. Nothing is rewritten and nothing is dispatched at run time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import FunctionType
from typing import Any

from mutua.legislation.engine.rounding import Rounding


@dataclass(frozen=True, eq=False)
class Mode:
    """A way to run rules: what stands for each verb, rounding and parameter."""

    name: str
    operations: dict[Callable[..., Any], Callable[..., Any]]
    rounding: Callable[[Rounding], Any]
    parameter: Callable[[Any], Any]
    bound: dict[FunctionType, FunctionType] = field(default_factory=dict)

    def bind(self, function: FunctionType) -> FunctionType:
        """The same function, run this way."""
        if function not in self.bound:
            names = {
                name: self._translated(function.__globals__[name])
                for name in names_used(function)
                if name in function.__globals__
            }
            names["__builtins__"] = function.__globals__.get("__builtins__", {})
            self.bound[function] = FunctionType(
                function.__code__, names, function.__name__, function.__defaults__
            )
        return self.bound[function]

    def _translated(self, value: Any) -> Any:
        if isinstance(value, Rounding):
            return self.rounding(value)
        if isinstance(value, FunctionType):
            return self.operations.get(value) or self.bind(value)
        return value


def names_used(function: FunctionType) -> tuple[str, ...]:
    """Names of globals and attributes that a function's code mentions."""
    return function.__code__.co_names


def _same(value: Any) -> Any:
    return value


INTEGERS = Mode("integers", {}, _same, _same)
