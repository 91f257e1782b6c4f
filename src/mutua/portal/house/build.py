"""Files made once from sources and dependencies: typeface, script, style, compiled messages.

A folder is named after the hash of all that goes into it: a changed source is never ignored,
and two processes that build at once make the same folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from mutua.portal.house.places import PORTAL, made_folder

STYLES = ("tokens", "page", "form", "result", "pages", "enterprise")
TYPEFACES = {"regular": "Regular", "bold": "Bold"}
# What four languages and their figures write: Latin letters, dashes, quotes, narrow spaces.
LETTERS = (
    "U+0020-007E,U+00A0-017F,U+2009,U+2011,U+2013,U+2014,U+2018-201E,U+2022,U+2026,"
    "U+202F,U+20AC,U+2212,U+2260,U+2264,U+2265"
)
MAKERS = (
    "babel",
    "brotli",
    "django-allauth",
    "django-htmx",
    "fontpkg-atkinson-hyperlegible",
    "fonttools",
)


def sources() -> list[Path]:
    """Every file of ours that goes into what is made."""
    own = [*(PORTAL / "static").glob("*"), *(PORTAL / "locale").rglob("*.po")]
    return sorted([*own, *Path(__file__).parent.glob("*.py")])


@lru_cache(1)
def fingerprint() -> str:
    """The name of the present state of the sources and of the tools that turn them."""
    digest = hashlib.sha256()
    for path in sources():
        digest.update(path.name.encode() + path.read_bytes())
    for maker in MAKERS:
        digest.update(f"{maker} {version(maker)}".encode())
    return digest.hexdigest()[:16]


def folder() -> Path:
    """The folder of made files, whether or not it is there yet."""
    return made_folder() / fingerprint()


def prepare() -> Path:
    """Make what is missing and give the folder; a few milliseconds when all is there."""
    target = folder()
    if target.is_dir():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=target.parent, prefix="draft-"))
    try:
        make_messages(draft / "locale")
        make_static(draft / "static")
        draft.rename(target)
    except OSError:
        if not target.is_dir():  # else another process was faster
            raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return target


def make_messages(target: Path) -> None:
    """Compile each language's .po into the .mo that gettext reads."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in (PORTAL / "locale").rglob("*.po"):
        compiled = target / source.relative_to(PORTAL / "locale").with_suffix(".mo")
        compiled.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as po, compiled.open("wb") as mo:
            write_mo(mo, read_po(po))


def make_static(target: Path) -> None:
    """Style, script, picture and typefaces, each under a name with its hash, and compressed."""
    from whitenoise.compress import Compressor

    target.mkdir(parents=True)
    names = {f"{name}.woff2": _keep(target, f"{name}.woff2", typeface(name)) for name in TYPEFACES}
    style = "".join((PORTAL / "static" / f"{name}.css").read_text() for name in STYLES)
    for plain, hashed in names.items():
        style = style.replace(plain, hashed)
    names["portal.css"] = _keep(target, "portal.css", lean(style).encode())
    names["portal.js"] = _keep(target, "portal.js", script())
    names["passkey.js"] = _keep(target, "passkey.js", passkey_script())
    icon = (PORTAL / "static" / "icon.svg").read_bytes()
    names["icon.svg"] = _keep(target, "icon.svg", icon)
    (target.parent / "names.json").write_text(json.dumps(names))
    compressor = Compressor(quiet=True)
    for path in list(target.iterdir()):
        if compressor.should_compress(path.name):
            list(compressor.compress(str(path)) or ())


def _keep(target: Path, name: str, content: bytes) -> str:
    stem, suffix = name.split(".")
    hashed = f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{suffix}"
    (target / hashed).write_bytes(content)
    return hashed


def lean(style: str) -> str:
    """A style sheet without its comments and indents."""
    parts = [part.partition("*/")[2] if i else part for i, part in enumerate(style.split("/*"))]
    return "\n".join(line.strip() for line in "".join(parts).splitlines() if line.strip())


def script() -> bytes:
    """htmx as its package ships it, then our own few lines."""
    htmx = files("django_htmx") / "static/django_htmx/htmx-2.min.js"
    return htmx.read_bytes() + b"\n" + (PORTAL / "static" / "portal.js").read_bytes()


def passkey_script() -> bytes:
    """What asks the browser for a passkey, as the library of sign-in ships it."""
    own = files("allauth")
    parts = (
        "mfa/static/mfa/js/webauthn-json.js",
        "mfa/static/mfa/js/webauthn.js",
        "account/static/account/js/onload.js",
    )
    return b"\n;\n".join((own / part).read_bytes() for part in parts)


def typeface(name: str) -> bytes:
    """One style of Atkinson Hyperlegible, cut to the letters we use, as WOFF2."""
    from fontTools import subset

    source = typeface_file(TYPEFACES[name])
    options = subset.Options(
        flavor="woff2", hinting=False, layout_features=["kern", "liga", "ccmp", "locl"]
    )
    font = subset.load_font(str(source), options)
    cut = subset.Subsetter(options)
    cut.populate(unicodes=subset.parse_unicodes(LETTERS.replace("U+", "")))
    cut.subset(font)
    handle, path = tempfile.mkstemp(suffix=".woff2")
    os.close(handle)
    try:
        subset.save_font(font, path, options)
        font.close()
        return Path(path).read_bytes()
    finally:
        Path(path).unlink()


def typeface_file(style: str) -> Path:
    """The TTF of a style (Regular, Bold) inside its package."""
    found = files("fontpkg_atkinson_hyperlegible") / f"files/AtkinsonHyperlegible-{style}.ttf"
    return Path(str(found))


@lru_cache(1)
def names() -> dict[str, str]:
    """From the name of a static file to its name with hash."""
    found: dict[str, str] = json.loads((prepare() / "names.json").read_text())
    return found
