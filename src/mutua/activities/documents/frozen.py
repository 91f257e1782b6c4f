"""Frozen content as plain values in the store, and back: the same content always comes back."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from mutua.activities.documents.order import canonical

Content = TypeVar("Content")


def freeze(content: Any) -> dict[str, Any]:
    """The content as plain JSON values; what stands at its default is left out."""
    found: dict[str, Any] = canonical(content)
    return found


def thaw(kind: type[Content], plain: dict[str, Any]) -> Content:
    """The content that ``freeze`` wrote. Raises KeyError or TypeError for anything else."""
    hints = _hints(kind)
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    return kind(
        **{name: _read(hints[name], value) for name, value in plain.items() if name in known}
    )


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) in (Union, UnionType):
        return _read(next(one for one in get_args(hint) if one is not type(None)), value)
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        if inner[-1] is Ellipsis:
            return tuple(_read(inner[0], one) for one in value)
        return tuple(_read(one, each) for one, each in zip(inner, value, strict=True))
    if isinstance(hint, type) and is_dataclass(hint):
        return thaw(hint, value)
    if hint in (date, datetime, time):
        return hint.fromisoformat(value)
    return value
