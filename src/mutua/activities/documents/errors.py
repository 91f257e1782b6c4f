"""What cannot be drawn, read or sealed: which field, what was given, what is allowed."""

from __future__ import annotations

from mutua.ground.errors import DocumentError

__all__ = ("DocumentError",)
