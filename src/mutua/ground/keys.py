"""Keys by which values are sealed before they reach the database.

They lie in the file of MUTUA_SECRETS; without it a trial file is made in MUTUA_HOME. Its JSON names
the ``current`` key, the ``keys`` by name (each 32 bytes in base64; old ones stay, to open what they
sealed) and the ``index`` key, by which a sealed value is found and which never changes.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from mutua.ground.database import home
from mutua.ground.errors import Refused

SIZE = 32
NONCE = 12


@dataclass(frozen=True, repr=False)
class Keys:
    """The keys of the enterprise."""

    current: str
    keys: dict[str, bytes]
    index: bytes

    def found_by(self, value: str) -> str:
        """The same for the same value, and nothing else can be read from it."""
        return hmac.new(self.index, value.encode(), hashlib.sha256).hexdigest()

    def sign(self, use: str, text: str) -> str:
        """What nobody without the keys can write under a text; each use signs apart."""
        own = hmac.new(self.index, f"sign {use}".encode(), hashlib.sha256).digest()
        return hmac.new(own, text.encode(), hashlib.sha256).hexdigest()

    def seal(self, value: str, place: str) -> tuple[str, bytes]:
        """The key's name and the sealed value. It opens at its ``place`` alone: a table and row.

        The nonce follows from place and value, so that a second try gives the same; two values
        never share one.
        """
        nonce = hmac.new(self.index, f"{place}\x1f{value}".encode(), hashlib.sha256).digest()[
            :NONCE
        ]
        sealed = AESGCM(self.keys[self.current]).encrypt(nonce, value.encode(), place.encode())
        return self.current, nonce + sealed

    def open(self, key: str, sealed: bytes, place: str) -> str:
        """The value. Raises Refused where the key is gone, or the value is not of this place."""
        try:
            cipher = AESGCM(self.keys[key])
            return cipher.decrypt(sealed[:NONCE], sealed[NONCE:], place.encode()).decode()
        except (KeyError, InvalidTag) as error:
            raise Refused("sealed", key, "what this key sealed at this place", "sealed") from error


def keys() -> Keys:
    """The keys of MUTUA_SECRETS, or those for trial. Raises Refused for a file that cannot be."""
    given = os.environ.get("MUTUA_SECRETS")
    path = Path(given) if given else home() / "trial-secrets.json"
    if not given and not path.exists():
        _make(path)
    try:
        said = json.loads(path.read_text("utf-8"))
        found = Keys(
            said["current"],
            {name: base64.b64decode(one, validate=True) for name, one in said["keys"].items()},
            base64.b64decode(said["index"], validate=True),
        )
        whole = all(len(one) == SIZE for one in [*found.keys.values(), found.index])
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise Refused("MUTUA_SECRETS", str(path), "a file of keys (see the reference)") from error
    if not whole or found.current not in found.keys:
        raise Refused(
            "MUTUA_SECRETS", str(path), f"keys of {SIZE} bytes, the current one among them"
        )
    return found


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    made = [base64.b64encode(secrets.token_bytes(SIZE)).decode() for _ in range(2)]
    text = json.dumps({"current": "trial", "keys": {"trial": made[0]}, "index": made[1]})
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
    except FileExistsError:
        return
