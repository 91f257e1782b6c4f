#!/usr/bin/env python3
"""Check the documentation: each link inside it resolves, each page is reached from docs/index.md."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parent.parent
INDEX = Path("docs/index.md")
LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
ELSEWHERE = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def prose(path: Path) -> str:
    """The page without its code, where brackets are not links."""
    text = path.read_text("utf-8")
    text = re.sub(r"^(```|~~~).*?^\1", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`", "", text)


def anchors(path: Path) -> set[str]:
    """The addresses of the page's headings, as code hosts write them."""
    found: set[str] = set()
    text = re.sub(r"^(```|~~~).*?^\1", "", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for heading in re.findall(r"^#+\s+(.+?)\s*$", text, flags=re.MULTILINE):
        slug = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        number = next(
            n for n in range(len(text)) if (slug if n == 0 else f"{slug}-{n}") not in found
        )
        found.add(slug if number == 0 else f"{slug}-{number}")
    return found


def links(root: Path, page: Path) -> Iterator[tuple[str, Path, str]]:
    for link in LINK.findall(prose(root / page)):
        if ELSEWHERE.match(link):
            continue
        target, _, anchor = unquote(link).partition("#")
        path = (root / page).parent / target if target else root / page
        yield link, path.resolve(), anchor


def faults(root: Path = ROOT) -> list[str]:
    root = root.resolve()
    pages = sorted(
        page.relative_to(root) for page in [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    )
    found = []
    leads: dict[Path, set[Path]] = {page: set() for page in pages}
    for page in pages:
        for link, target, anchor in links(root, page):
            if not target.exists():
                found.append(f"{page}: {link} leads nowhere")
                continue
            if target.is_dir() and (target / "index.md").exists():
                target = target / "index.md"
            if anchor and target.suffix == ".md" and anchor not in anchors(target):
                found.append(f"{page}: {link} names a heading that is not there")
            if target.is_relative_to(root) and target.relative_to(root) in leads:
                leads[page].add(target.relative_to(root))
    if INDEX not in leads:
        return [*found, f"{INDEX} is missing"]
    reached, ahead = set(), [INDEX]
    while ahead:
        page = ahead.pop()
        if page not in reached:
            reached.add(page)
            ahead.extend(leads[page])
    for page in pages:
        if page.parts[0] == "docs" and page not in reached:
            found.append(f"{page} cannot be reached from {INDEX}")
    return found


if __name__ == "__main__":
    sys.exit("\n".join(faults()) or None)
