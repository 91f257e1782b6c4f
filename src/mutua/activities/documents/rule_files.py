"""The stylesheets of official rules that stand in a folder: which they are, and adding one."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from mutua.activities.documents.errors import DocumentError
from mutua.ground.files import write_whole

# What svrl:schematron-output says its rules are: title, family, syntax of the documents.
KNOWN: Final = (
    (re.compile(r'title="EN16931\s+model bound to UBL"'), "en16931", "ubl"),
    (re.compile(r'title="EN16931\s+model bound to CII"'), "en16931", "cii"),
    (re.compile(r'title="Rules for Peppol BIS 3\.0 Billing"'), "peppol", "ubl"),
)
RELEASE: Final = re.compile(r"(?:Schematron version|release) (\d+(?:\.\d+)+)")
DATED: Final = re.compile(r"(?:Last update: |<dct:created>)(\d{4}-\d{2}-\d{2})")
# What rules never need, and a program in disguise would.
REACHING_OUT: Final = re.compile(
    r"<xsl:(import|include|result-document|evaluate|source-document)\b|<!DOCTYPE|java:"
)
LARGEST: Final = 20 * 2**20
STYLESHEETS: Final = ("*.xslt", "*.xsl")


class RuleFile(NamedTuple):
    """A stylesheet of rules. ``family`` is en16931 or peppol, ``syntax`` ubl or cii; ``release``
    is the published number where the file says it, ``dated`` the day it was made (YYYY-MM-DD, or
    nothing), ``digest`` the SHA-256 of its bytes in hexadecimal."""

    family: str
    syntax: str
    release: str
    dated: str
    digest: str
    path: Path


def rules_in(folder: Path) -> tuple[RuleFile, ...]:
    """Every stylesheet of rules in the folder and those below it; other files are passed over."""
    found = []
    for pattern in STYLESHEETS:
        for path in sorted(folder.rglob(pattern)):
            at = path.stat()
            found.append(_described(path, at.st_mtime_ns, at.st_size))
    return tuple(one for one in found if one)


def installed(folder: Path, syntax: str = "ubl") -> dict[str, RuleFile]:
    """For a syntax ('ubl', 'cii'), the newest rules of each family in the folder: the ones that a check uses."""
    newest: dict[str, RuleFile] = {}
    for one in rules_in(folder):
        before = newest.get(one.family)
        if one.syntax == syntax and (before is None or _age(before) <= _age(one)):
            newest[one.family] = one
    return newest


def add_rules(file: Path, folder: Path) -> RuleFile:
    """Put a published stylesheet into the folder, under a name made from its content.

    The same file twice stays one. Raises DocumentError for a file that is no such stylesheet, or
    that would reach outside itself. Rules are programs: add only what their author published.
    """
    if file.stat().st_size > LARGEST:
        raise DocumentError("file", f"{file.stat().st_size} bytes", f"at most {LARGEST} bytes")
    content = file.read_bytes()
    found = describe(content, file)
    if reaching := REACHING_OUT.search(content.decode("utf-8-sig")):
        raise DocumentError("file", reaching[0], "rules that stand alone in one file")
    name = f"{found.family}-{found.syntax}-{found.release or found.dated}-{found.digest[:12]}.xslt"
    target = folder / found.family / name
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        write_whole(target, content)
    return found._replace(path=target)


def describe(content: bytes, path: Path) -> RuleFile:
    """What a stylesheet of rules says of itself. Raises DocumentError when it is none."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError("file", f"byte {error.start}", "a stylesheet in UTF-8") from None
    for title, family, syntax in KNOWN:
        if "http://www.w3.org/1999/XSL/Transform" in text and title.search(text):
            release, dated = RELEASE.search(text), DATED.search(text)
            return RuleFile(
                family,
                syntax,
                release[1] if release else "",
                dated[1] if dated else "",
                hashlib.sha256(content).hexdigest(),
                path,
            )
    raise DocumentError(
        "file", path.name, "an XSLT of the EN 16931 or Peppol BIS Billing rules (not the .sch)"
    )


def _age(one: RuleFile) -> tuple[str, tuple[int, ...], str]:
    return one.dated, tuple(map(int, one.release.split("."))) if one.release else (), one.digest


@lru_cache(maxsize=64)
def _described(path: Path, changed: int, size: int) -> RuleFile | None:
    """The time of change and the size only make a changed file be read anew."""
    if size > LARGEST:
        return None
    try:
        return describe(path.read_bytes(), path)
    except DocumentError:
        return None
