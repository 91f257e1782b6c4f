"""``python -m mutua.portal.house.messages``: bring the .po files up to the texts in the code.

No gettext tools are needed: Django turns a template into text that Babel can read.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po

from mutua.portal.house.places import PORTAL

LANGUAGES = ("fr", "nl", "de")
KEYWORDS = {**DEFAULT_KEYWORDS, "gettext_lazy": None, "ngettext_lazy": (1, 2)}
WIDTH = 100
HEADER = """# Texts of the portal: plain words, at most 15 in a sentence on average, 25 in any.
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def texts() -> Iterator[tuple[str, int, str | tuple[str, ...]]]:
    """Every text that people may read: file, line, and the text or its singular and plural."""
    from django.utils.translation.template import templatize

    for path in sorted([*PORTAL.rglob("*.py"), *PORTAL.rglob("*.html")]):
        source = path.read_text()
        if path.suffix == ".html":
            source = templatize(source)
        found = extract("python", io.BytesIO(source.encode()), KEYWORDS, options={})
        for line, text, _, _ in found:
            if text:
                yield path.relative_to(PORTAL).as_posix(), line, text


def template_catalog() -> Catalog:
    """The catalogue of all texts, without translations."""
    catalog = Catalog(project="Mutua", copyright_holder="Mutua", fuzzy=False)
    for path, _, text in texts():
        flags = ["python-format"] if re.search(r"%\(\w+\)s", str(text)) else []
        catalog.add(text, locations=[(path, None)], flags=flags)
    return catalog


def catalog_path(language: str) -> Path:
    """Where the texts of a language stand."""
    return PORTAL / "locale" / language / "LC_MESSAGES" / "django.po"


def catalog(language: str) -> Catalog:
    """The texts of a language as they are written now."""
    path = catalog_path(language)
    if not path.exists():
        return Catalog(locale=language, project="Mutua", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update() -> None:
    """Add new texts to each language, untranslated, and drop those no longer used."""
    wanted = template_catalog()
    for language in LANGUAGES:
        now = catalog(language)
        now.update(wanted, no_fuzzy_matching=True)
        now.obsolete.clear()
        save(language, now)


def save(language: str, now: Catalog) -> None:
    """Write a language's texts, in an order and with a header that change only with the texts."""
    path = catalog_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    written = io.BytesIO()
    write_po(written, now, width=WIDTH, omit_header=True, sort_output=True, ignore_obsolete=True)
    header = HEADER.format(language=language, plural=now.plural_forms)
    path.write_text(header + written.getvalue().decode())


if __name__ == "__main__":
    update()
