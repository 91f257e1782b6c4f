"""Files that people send with a form, and how they are shown again: never as something that runs."""

from __future__ import annotations

from typing import Any, BinaryIO, Final

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from mutua.ground import places, uploads
from mutua.ground.errors import Refused
from mutua.ground.files import TooLarge

SHOWN: Final = ("application/pdf", "image/jpeg", "image/png", "image/webp")
ENDINGS: Final = {
    "application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp",
    "image/heic": "heic",
}  # fmt: skip
HEAD: Final = 64
SEALED: Final = signing.Signer(salt="a file that was received")
TOO_LARGE = _("This file is too large. A photo may have 20 MB, a PDF 25 MB.")
WHY = {
    "active_content": _("This PDF does more than show something. Take a photo of it instead."),
    "empty": _("This file is empty. Take the photo once more."),
    "encrypted": _("This PDF asks for a password. Send one that opens without."),
    "moving_picture": _("This picture moves. Send a photo that stands still."),
    "too_many_pixels": _("This picture is too large. Send a photo of at most 50 million pixels."),
    "too_much_inside": _("There is too much inside this file. Send a photo of the bill."),
    "unknown_kind": _("Send a photo (JPEG, PNG, WebP or HEIC) or a PDF."),
    "unreadable": _("This file cannot be read. It may be damaged: send it once more."),
}


class PhotoField(forms.FileField):
    """A photo or a PDF, which a phone's camera may take at once. Gives the digest of its content.

    What was received stays received while other fields are mended: a file cannot be filled in
    again by the page, so its digest travels sealed in ``kept``.
    """

    def __init__(self, **facts: Any) -> None:
        widget = forms.FileInput({"accept": "image/*,application/pdf", "capture": "environment"})
        super().__init__(widget=widget, **facts)

    def clean(self, data: Any, initial: Any = None) -> str:
        """Look into the file and keep it."""
        if not isinstance(data, UploadedFile):
            return ""
        return receive(data)


def receive(sent: UploadedFile) -> str:
    """The digest under which a photo or PDF is kept. Raises ValidationError in a person's words."""
    stream: BinaryIO = sent.file
    try:
        kind = uploads.kind_of(stream.read(HEAD)) if sent.size else "application/pdf"
        stream.seek(0)
        if kind not in ENDINGS:
            raise uploads.NotAccepted("content", kind, uploads.WANTED, "unknown_kind")
        return uploads.receive(stream, sent.name or "", places.files()).digest
    except TooLarge as error:
        raise forms.ValidationError(TOO_LARGE) from error
    except Refused as refused:
        raise forms.ValidationError(WHY.get(refused.code, WHY["unreadable"])) from refused


def seal(digest: str) -> str:
    """A digest that only this house could have written."""
    return str(SEALED.sign(digest)) if digest else ""


def unseal(text: str) -> str:
    """The digest that was sealed; nothing for another text."""
    try:
        return str(SEALED.unsign(text))
    except signing.BadSignature:
        return ""


def shown(content: bytes, name: str) -> HttpResponse:
    """A file that somebody sent: a browser shows what it can only show, and saves the rest.

    The content's own first bytes say what it is; nothing in it may run, load or be guessed. One of
    no kind that is taken here (it came before, or by another way) is saved as it is.
    """
    try:
        kind = uploads.kind_of(content)
    except uploads.NotAccepted:
        kind = ""
    inline = kind in SHOWN
    answer = HttpResponse(content, content_type=kind if inline else "application/octet-stream")
    ending = ENDINGS.get(kind, "bin")
    how = "inline" if inline else "attachment"
    answer.headers["Content-Disposition"] = f'{how}; filename="{name}.{ending}"'
    if kind != "application/pdf":  # the reader of PDFs in a browser is kept out by a sandbox
        answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
