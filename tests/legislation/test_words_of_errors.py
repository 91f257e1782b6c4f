"""An error speaks the person's language, all of it."""

from __future__ import annotations

import ast
from pathlib import Path

import mutua.legislation
from mutua.legislation.engine.phrases import PATTERNS, PHRASES

ROOT = Path(mutua.legislation.__file__).parents[1]


def phrases():
    """Every text that the code gives as ``what``, or as what a file may be."""
    for file in [*ROOT.glob("legislation/**/*.py"), *ROOT.glob("cli/*.py")]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            given = [word.value for word in node.keywords if word.arg == "what"]
            if getattr(node.func, "id", "") == "file_error" and len(node.args) == 2:
                given.append(node.args[1])
            for value in given:
                if isinstance(value, ast.Constant):
                    yield str(value.value)
                elif isinstance(value, ast.JoinedStr):
                    parts = (p.value if isinstance(p, ast.Constant) else "7" for p in value.values)
                    yield "".join(map(str, parts))


def test_every_phrase_has_its_words_in_four_languages():
    found = set(phrases())
    assert len(found) > 20
    unknown = {
        one
        for one in found
        if one not in PHRASES and not any(p.fullmatch(one) for p, _ in PATTERNS)
    }
    assert unknown == set()


def test_no_phrase_is_kept_that_nothing_says():
    assert set(PHRASES) - set(phrases()) == set()
