"""YAML as the parameter files use it: no duplicate keys, dates as text, no float anywhere."""

from __future__ import annotations

from typing import Any

import yaml


class _Reader(yaml.SafeLoader):
    pass


# Dates stay text (they go to JSON) and figures are quoted text, so no float can slip in.
_Reader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:float")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _mapping(reader: _Reader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [reader.construct_object(key) for key, _ in node.value]
    twice = {key for key in keys if keys.count(key) > 1}
    if twice:
        raise ValueError(f"written twice: {sorted(map(str, twice))}{node.start_mark}")
    return {
        reader.construct_object(key, deep=True): reader.construct_object(value, deep=True)
        for key, value in node.value
    }


_Reader.add_constructor("tag:yaml.org,2002:map", _mapping)


def read_yaml(text: bytes, file: str) -> dict[str, Any]:
    """A file's mapping. Raises ValueError when it is not one, or a key stands twice."""
    found = yaml.load(text, _Reader)  # noqa: S506 - a SafeLoader
    if not isinstance(found, dict):
        raise ValueError(f"{file}: a mapping of names is expected")
    return found
