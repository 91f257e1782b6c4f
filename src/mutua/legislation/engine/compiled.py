"""YAML files parsed once: a compiled JSON file beside them, used only while their hash agrees."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

COMPILED_FORM: Final = 2


def compiled_yaml(folder: Path, pattern: str, name: str) -> dict[str, Any]:
    """What the folder's files of a pattern say, by relative file name.

    A changed text is never ignored: the compiled file names the hash of what it was made from.
    """
    files = sorted(folder.rglob(pattern))
    texts = {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
    mark = fingerprint(texts)
    compiled = folder / "__pycache__" / f"{name}.json"
    found = _read(compiled, mark)
    if found is None:
        from mutua.legislation.engine.yaml_text import read_yaml  # slow: only when a text changed

        found = {file: read_yaml(text, file) for file, text in texts.items()}
        _write(compiled, mark, found)
    return found


def fingerprint(texts: Mapping[str, bytes]) -> str:
    """The hash of the compiled form and of every file's name and text."""
    digest = hashlib.sha256(str(COMPILED_FORM).encode())
    for name, text in texts.items():
        digest.update(f"\0{name}\0{len(text)}\0".encode() + text)
    return digest.hexdigest()


def _read(file: Path, mark: str) -> dict[str, Any] | None:
    try:
        stored = json.loads(file.read_bytes())
        texts = stored["texts"]
        whole = stored["made_from"] == mark and stored["hash"] == _hash(texts)
    except (OSError, ValueError, RecursionError, TypeError, KeyError):
        return None
    return dict(texts) if whole else None


def _hash(texts: Any) -> str:
    return hashlib.sha256(json.dumps(texts, sort_keys=True).encode()).hexdigest()


def _write(file: Path, mark: str, found: dict[str, Any]) -> None:
    waiting = file.with_name(f"{file.name}.{mark[:12]}")
    try:
        file.parent.mkdir(exist_ok=True)
        waiting.write_text(
            json.dumps({"made_from": mark, "hash": _hash(found), "texts": found}), "utf-8"
        )
        waiting.replace(file)
    except OSError:  # a folder that may not be written: the next start parses again
        return
