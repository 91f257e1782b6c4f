"""Files that people send: good ones, and forty spoilt ones, made here and now."""

import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

UBL = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b'<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>7</ID></Invoice>'
)


# ── Good ones ───────────────────────────────────────────────────────────────────────────────────


def photo(form: str, size: tuple[int, int] = (640, 480)) -> bytes:
    """A picture with something to see."""
    out = io.BytesIO()
    Image.radial_gradient("L").resize(size).convert("RGB").save(out, form)
    return out.getvalue()


def heic(*more: bytes) -> bytes:
    """The boxes of a HEIC photo, without a picture that can be shown."""
    return (
        box(b"ftyp", b"heic\0\0\0\0mif1heic")
        + box(b"meta", b"\0" * 20)
        + box(b"mdat", b"\7" * 99)
        + b"".join(more)
    )


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", 8 + len(content)) + name + content


def pdf(change: Callable[[Pdf], Any] | None = None, **options: Any) -> bytes:
    """A PDF of one page, changed."""
    with pikepdf.new() as whole:
        whole.add_blank_page()
        page = whole.pages[0]
        page.Contents = whole.make_stream(b"0 0 10 10 re f\n" * 50)
        if change:
            change(whole)
        out = io.BytesIO()
        whole.save(out, **options)
    return out.getvalue()


def good() -> dict[str, tuple[bytes, str]]:
    """Content and kind of each good file."""
    return {
        "photo.jpg": (photo("JPEG"), "image/jpeg"),
        "scan.png": (photo("PNG"), "image/png"),
        "photo.webp": (photo("WEBP"), "image/webp"),
        "IMG_0001.HEIC": (heic(), "image/heic"),
        "ticket.pdf": (pdf(), "application/pdf"),
        "packed.pdf": (
            pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate),
            "application/pdf",
        ),
        "link.pdf": (
            pdf(lambda whole: annotate(whole, Name.Link, action("/URI"))),
            "application/pdf",
        ),
        "invoice.xml": (UBL, "application/xml"),
        "credit.xml": (
            b"\xef\xbb\xbf" + UBL.replace(b"Invoice", b"CreditNote"),
            "application/xml",
        ),
    }


# ── Spoilt PDF ──────────────────────────────────────────────────────────────────────────────────


def action(kind: str, **more: Any) -> Dictionary:
    return Dictionary(S=Name(kind), URI=String("https://example.org"), **more)


def annotate(whole: Pdf, kind: Name, act: Dictionary | None = None) -> None:
    mark = Dictionary(Type=Name.Annot, Subtype=kind, Rect=Array([0, 0, 9, 9]))
    if act:
        mark.A = act
    whole.pages[0].Annots = Array([whole.make_indirect(mark)])


def on_open(act: Dictionary) -> Callable[[Pdf], None]:
    def change(whole: Pdf) -> None:
        whole.Root.OpenAction = act

    return change


def named(key: str) -> Callable[[Pdf], None]:
    def change(whole: Pdf) -> None:
        whole.Root.Names = Dictionary({key: Dictionary(Names=Array([]))})

    return change


def in_root(key: str, value: Any) -> Callable[[Pdf], None]:
    def change(whole: Pdf) -> None:
        whole.Root[key] = value

    return change


def attach(whole: Pdf) -> None:
    whole.attachments["hidden.exe"] = b"MZ"


def bomb(whole: Pdf) -> None:
    packed = zlib.compress(bytes(400_000_000), 1)
    whole.pages[0].Contents = Stream(whole, packed, Filter=Name.FlateDecode)


def packed_twice(whole: Pdf) -> None:
    packed = zlib.compress(zlib.compress(bytes(1_000)))
    twice = Array([Name.FlateDecode, Name.FlateDecode])
    whole.pages[0].Contents = Stream(whole, packed, Filter=twice)


def vast_picture(whole: Pdf) -> None:
    whole.pages[0].Resources = Dictionary(
        XObject=Dictionary(P=Stream(whole, b"x", Width=100_000, Height=100_000))
    )


def many_pages(whole: Pdf) -> None:
    for _ in range(400):
        whole.add_blank_page()


def deep(whole: Pdf) -> None:
    nest = Array([])
    for _ in range(90):
        nest = Array([nest])
    whole.Root.Deep = nest


def in_the_page_tree(whole: Pdf) -> None:
    whole.pages[0].AA = Dictionary(O=action("/JavaScript", JS=String("app.alert(1)")))


def second_part_of_a_chain(whole: Pdf) -> None:
    whole.Root.OpenAction = action("/URI", Next=Array([action("/Launch")]))


def in_a_stream(whole: Pdf) -> None:
    whole.Root.Later = whole.make_indirect(action("/JavaScript"))


def spoilt_pdfs() -> dict[str, bytes]:
    packed = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    locked = pikepdf.Encryption(owner="o", user="u")
    return {
        "script on opening": pdf(on_open(script)),
        # As long as before, so that every place in the file stays right.
        "script in a name with escapes": pdf(on_open(action("/JavaScriptXX"))).replace(
            b"/JavaScriptXX", b"/J#61vaScript"
        ),
        "script inside an object stream": pdf(in_a_stream, **packed),
        "script of a page": pdf(in_the_page_tree),
        "scripts by name": pdf(named("/JavaScript")),
        "launch on opening": pdf(on_open(action("/Launch"))),
        "launch as second act": pdf(second_part_of_a_chain),
        "launch behind a link": pdf(lambda whole: annotate(whole, Name.Link, action("/Launch"))),
        "form that is sent": pdf(on_open(action("/SubmitForm"))),
        "other file opened": pdf(on_open(action("/GoToR"))),
        "film": pdf(lambda whole: annotate(whole, Name.RichMedia)),
        "attachment": pdf(attach),
        "attachments by name": pdf(named("/EmbeddedFiles")),
        "attachment as a mark": pdf(lambda whole: annotate(whole, Name.FileAttachment)),
        "form of XFA": pdf(in_root("/AcroForm", Dictionary(XFA=Array([])))),
        "password": pdf(encryption=locked),
        "bomb": pdf(bomb, compress_streams=False),
        "packed twice": pdf(packed_twice, compress_streams=False),
        "vast picture": pdf(vast_picture),
        "many pages": pdf(many_pages),
        "deep": pdf(deep),
        "half a PDF": pdf()[:400],
        "head of a PDF alone": b"%PDF-1.7\n%%EOF",
    }


# ── Spoilt pictures, XML and others ─────────────────────────────────────────────────────────────


def vast_png() -> bytes:
    """A few bytes that say they are a picture of 60 000 by 60 000."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    parts = {b"IHDR": head, b"IDAT": zlib.compress(b"\0"), b"IEND": b""}
    chunks = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts.items()
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def moving(form: str) -> bytes:
    out = io.BytesIO()
    first, second = Image.new("RGB", (9, 9), "red"), Image.new("RGB", (9, 9), "blue")
    first.save(out, form, save_all=True, append_images=[second])
    return out.getvalue()


def spoilt_others() -> dict[str, bytes]:
    jpeg, png, webp = photo("JPEG"), photo("PNG"), photo("WEBP")
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    outside = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    head, body = UBL.split(b"\n")
    return {
        "nothing": b"",
        "half a JPEG": jpeg[: len(jpeg) // 2],
        "JPEG of noise": b"\xff\xd8\xff\xe0" + b"noise" * 50,
        "half a PNG": png[: len(png) // 2],
        "PNG without its picture": png.replace(b"IDAT", b"IDAX", 1),
        "vast PNG": vast_png(),
        "moving PNG": moving("PNG"),
        "half a WebP": webp[: len(webp) // 2],
        "moving WebP": moving("WEBP"),
        "HEIC cut short": heic()[:-20],
        "HEIC without picture": box(b"ftyp", b"heic\0\0\0\0"),
        "HEIC with a box of no size": heic(b"\0\0\0\2free"),
        "XML of many laughs": head + laughs + body,
        "XML that reads a file": head + outside + body,
        "XML that calls a style": head + b'<?xml-stylesheet href="x.xsl"?>' + body,
        "XML that does not end": UBL[:-12],
        "XML too deep": UBL.replace(b"<ID>7</ID>", b"<a>" * 99 + b"</a>" * 99),
        "SVG with a script": b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
        "page of HTML": b"<!DOCTYPE html><html><script>1</script></html>",
        "program": b"MZ\x90\0" + b"\0" * 200,
        "ZIP": b"PK\3\4" + b"\0" * 200,
        "GIF": b"GIF89a" + b"\0" * 200,
        "PDF behind other bytes": b"\0\0" + pdf(),
        "text": "Reçu de 12,50 €".encode(),
    }


def spoilt() -> dict[str, bytes]:
    """All of them by what is wrong with them."""
    return spoilt_pdfs() | spoilt_others()
