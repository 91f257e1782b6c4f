"""Seals a PDF with the cooperative's key, and says whether a sealed PDF is still what it was.

The seal is a PAdES signature of level B-B (ETSI EN 319 142-1) that certifies the document and
allows no change. It holds the instant and the hash of the content that was agreed. Nothing asks
the network: who is trusted is said by the caller, certificate by certificate.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
import re
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, TypeVar

from mutua.activities.documents.errors import DocumentError

Result = TypeVar("Result")
FIELD: Final = "Seal"
NOTE: Final = "{what}; SHA-256 {content_hash}"
IN_NOTE: Final = re.compile(r"(.*); SHA-256 ([0-9a-f]{64})", re.DOTALL)
TRIAL_YEARS: Final = 3
SHA256: Final = {"algorithm": "sha256", "parameters": None}


@dataclass(frozen=True)
class Key:
    """A private key with its certificate, ready to seal. ``fingerprint`` is the SHA-256 of the
    certificate, in hexadecimal: the name by which it is trusted."""

    signer: Any
    name: str
    fingerprint: str


@dataclass(frozen=True)
class Seal:
    """What an intact seal says: by whom, when, for what, and the hash of what was agreed.

    ``trusted`` says whether the certificate is one of those the caller trusts.
    """

    name: str
    fingerprint: str
    sealed_at: datetime
    what: str
    content_hash: str
    trusted: bool


def key_from_pkcs12(path: Path, passphrase: bytes | None = None) -> Key:
    """The key in a file .p12 or .pfx.

    Raises DocumentError for a file that cannot be read with this passphrase.
    """
    from pyhanko.sign.signers import SimpleSigner

    try:
        signer = SimpleSigner.load_pkcs12_data(path.read_bytes(), [], passphrase)
    except (OSError, ValueError) as error:
        raise DocumentError("key", path.name, "a PKCS#12 file and its passphrase") from error
    return _key(signer)


def key_from_pem(key: Path, certificate: Path, passphrase: bytes | None = None) -> Key:
    """The key and the certificate in two files PEM.

    Raises DocumentError for files that cannot be read, or that do not belong together.
    """
    from cryptography.hazmat.primitives.serialization import load_pem_private_key, pkcs12
    from cryptography.x509 import load_pem_x509_certificates
    from pyhanko.sign.signers import SimpleSigner

    try:
        private: Any = load_pem_private_key(key.read_bytes(), passphrase)
        own, *others = load_pem_x509_certificates(certificate.read_bytes())
    except (OSError, ValueError, TypeError) as error:
        allowed = "a private key and its certificate, PEM, with the passphrase"
        raise DocumentError("key", key.name, allowed) from error
    if private.public_key() != own.public_key():
        raise DocumentError("certificate", certificate.name, "the certificate of this key")
    packed = pkcs12.serialize_key_and_certificates(None, private, own, others, _open_lock())
    return _key(SimpleSigner.load_pkcs12_data(packed, []))


def _open_lock() -> Any:
    from cryptography.hazmat.primitives.serialization import NoEncryption

    return NoEncryption()


def _key(signer: Any) -> Key:
    certificate = signer.signing_cert
    return Key(signer, _name(certificate), hashlib.sha256(certificate.dump()).hexdigest())


def _name(certificate: Any) -> str:
    subject = certificate.subject.native
    return str(subject.get("common_name") or subject.get("organization_name") or "")


def write_trial_key(path: Path, name: str, passphrase: bytes, valid_from: datetime) -> None:
    """Write a self-signed key into a new PKCS#12 file that only its owner can read.

    For trial and tests: nobody outside trusts it. Raises FileExistsError for a file that is there.
    """
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

    private = ec.generate_private_key(ec.SECP256R1())
    certificate = _self_signed(private, name, valid_from)
    lock = BestAvailableEncryption(passphrase)
    packed = pkcs12.serialize_key_and_certificates(name.encode(), private, certificate, None, lock)
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(packed)


def _self_signed(private: Any, name: str, valid_from: datetime) -> Any:
    from cryptography import x509
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.x509.oid import NameOID

    called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    uses = dict.fromkeys(
        [
            *("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign"),
            *("crl_sign", "encipher_only", "decipher_only"),
        ],
        False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(called)
        .issuer_name(called)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(valid_from)
        .not_valid_after(valid_from + timedelta(days=365 * TRIAL_YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(digital_signature=True, content_commitment=True, **uses), critical=True
        )
        .sign(private, SHA256())
    )


def seal(pdf: bytes, key: Key, sealed_at: datetime, what: str, content_hash: str) -> bytes:
    """The PDF with the seal appended.

    ``what`` names the document, ``content_hash`` is the SHA-256 of what was agreed, in
    hexadecimal, ``sealed_at`` has a zone. Raises DocumentError for an instant outside the
    certificate's life, a hash that is none, or a PDF that is sealed already or cannot be read.
    """
    note = NOTE.format(what=what, content_hash=content_hash)
    if not IN_NOTE.fullmatch(note):
        raise DocumentError("content_hash", content_hash, "64 hexadecimal digits, lower case")
    _check_instant(sealed_at, key.signer.signing_cert)
    if _signatures(pdf):
        raise DocumentError("pdf", "a sealed PDF", "a PDF without a seal")
    sealed_at = sealed_at.astimezone(UTC).replace(microsecond=0)
    return _apart(lambda: asyncio.run(_sealed(pdf, key, sealed_at, note)))


def _apart(do: Callable[[], Result]) -> Result:
    """Do what begins an event loop in a thread of its own: whoever calls may have one already."""
    with ThreadPoolExecutor(1) as own:
        return own.submit(do).result()


async def _sealed(pdf: bytes, key: Key, sealed_at: datetime, note: str) -> bytes:
    from pyhanko.sign.signers import PdfSigner
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

    session = PdfSigner(_about(key, note), key.signer).init_signing_session(_writer(pdf))
    session.system_time = sealed_at  # the house has one clock, and it is not this library's
    room = await session.estimate_signature_container_size(None)
    draft = session.prepare_tbs_document(validation_info=None, bytes_reserved=room)
    out = io.BytesIO()
    prepared, _ = draft.digest_tbs_document(output=out)
    done = await draft.perform_signature(
        document_digest=prepared.document_digest, pdf_cms_signed_attrs=PdfCMSSignedAttributes()
    )
    await done.post_signature_processing(out)
    return out.getvalue()


def _writer(pdf: bytes) -> Any:
    """Appends to a PDF and leaves what it says of itself: the library would write its metadata
    anew, with another clock and without what PDF/A asks of them."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    class Appended(IncrementalPdfFileWriter):
        def _update_meta(self) -> None:
            pass

    return Appended(io.BytesIO(pdf))


def _about(key: Key, note: str) -> Any:
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata

    return PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        name=key.name,
        reason=note,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        subfilter=SigSeedSubFilter.PADES,
    )


def verify(pdf: bytes, trusted: Collection[str] = ()) -> Seal:
    """What the seal of an unchanged PDF says.

    ``trusted`` are the fingerprints of certificates. Raises DocumentError where the seal is
    missing or not alone, where anything was changed or added since, or where the certificate was
    not in force at the instant that the seal gives.
    """
    found = _signatures(pdf)
    if len(found) != 1:
        raise DocumentError("seal", f"{len(found)} seals", "one seal")
    _check_intact(found[0])
    _check_room(pdf, found[0])
    _check_frame(found[0])
    certificate = found[0].signer_cert
    fingerprint = hashlib.sha256(certificate.dump()).hexdigest()
    sealed_at = found[0].self_reported_timestamp
    if sealed_at is None:
        raise DocumentError("sealed_at", None, "an instant inside the seal")
    _check_instant(sealed_at, certificate)
    what, content_hash = _read_note(str(found[0].sig_object.get("/Reason", "")))
    known = fingerprint in trusted
    return Seal(_name(certificate), fingerprint, sealed_at, what, content_hash, known)


def _signatures(pdf: bytes) -> list[Any]:
    """Every signature in a PDF; a file that cannot be read is named."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        return list(PdfFileReader(io.BytesIO(pdf), strict=True).embedded_signatures)
    except Exception as error:  # a spoilt file can fail anywhere in the reader
        raise DocumentError("pdf", f"{len(pdf)} bytes", "a PDF that can be read") from error


def _check_intact(signature: Any) -> None:
    """Refuse anything but a seal that covers every byte and agrees with them."""
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    try:
        own = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
        any_use = KeyUsageConstraints(key_usage=set())
        status = _apart(
            lambda: validate_pdf_signature(
                signature, own, key_usage_settings=any_use, skip_diff=True
            )
        )
    except Exception as error:  # a spoilt seal can fail anywhere in the reader
        raise DocumentError("seal", "a seal that cannot be read", "an intact seal") from error
    if not (status.intact and status.valid):
        raise DocumentError("seal", "a changed document", "an intact seal")
    if status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
        raise DocumentError("seal", "something added after the seal", "a seal of the whole file")


def _check_room(pdf: bytes, signature: Any) -> None:
    """The seal's own bytes lie outside what it covers: they must be the seal and zeros alone."""
    from asn1crypto.cms import ContentInfo

    start, end = signature.byte_range[1], signature.byte_range[2]
    alone = ContentInfo({"content_type": "signed_data", "content": signature.signed_data}).dump()
    digits = alone.ljust(len(signature.pkcs7_content), b"\0").hex().upper()
    if pdf[start:end] != f"<{digits}>".encode():
        raise DocumentError("seal", "bytes beside the seal", "a seal with nothing beside it")


def _check_frame(signature: Any) -> None:
    """The outer parts of the seal (CMS, RFC 5652) are covered by nothing: each must say the one
    thing that our seals say there."""
    certificate = signature.signer_cert
    issuer = {"issuer": certificate.issuer.native, "serial_number": certificate.serial_number}
    empty = {"content_type": "data", "content": None}
    try:
        frame = _frame(signature.signed_data, signature.signer_info)
    except ValueError as error:
        raise DocumentError("seal", "a seal that cannot be read", "an intact seal") from error
    if frame != ["v1", [SHA256], empty, None, "v1", issuer, SHA256, None]:
        raise DocumentError("seal", "a changed frame", "an intact seal")


def _frame(outer: Any, signer: Any) -> list[Any]:
    return [
        outer["version"].native,
        [one.native for one in outer["digest_algorithms"]],
        outer["encap_content_info"].native,
        outer["crls"].native,
        signer["version"].native,
        signer["sid"].native,
        signer["digest_algorithm"].native,
        signer["unsigned_attrs"].native,
    ]


def _check_instant(sealed_at: datetime, certificate: Any) -> None:
    if sealed_at.tzinfo is None:
        raise DocumentError("sealed_at", sealed_at, "an instant with its zone")
    first, last = certificate.not_valid_before, certificate.not_valid_after
    if not first <= sealed_at <= last:
        raise DocumentError("sealed_at", sealed_at.isoformat(), f"from {first} to {last}")


def _read_note(note: str) -> tuple[str, str]:
    found = IN_NOTE.fullmatch(note)
    if not found:
        raise DocumentError("seal", note, NOTE)
    return found[1], found[2]
