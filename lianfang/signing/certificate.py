"""With what a file is signed: the office's certificate where the settings name one, else this installation's sample."""

from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates, load_pkcs12

from lianfang.settings import Settings
from lianfang.signing.errors import (
    SealExpired,
    SealKeyless,
    SealLocked,
    SealMissing,
    SealNotForSigning,
    SealNotYetValid,
    SealUnsupported,
)
from lianfang.signing.sample import sample_file
from lianfang.signing.vocabulary import Credentials
from zones.ground.weeks import shanghai_day


def credentials(told: Settings, at: datetime) -> Credentials:
    """What signs at that instant. Raises the refusals of `errors`, the first that holds."""
    held = _opened(_read(told.seal), _password(told)) if told.seal else load_pkcs12(sample_file(told.data), None)
    if held.key is None or held.cert is None:
        raise SealKeyless()
    if not isinstance(held.key, RSAPrivateKey | EllipticCurvePrivateKey):
        raise SealUnsupported()
    _may_sign(held.cert.certificate, at)
    return Credentials(
        key=held.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
        certificate=held.cert.certificate.public_bytes(Encoding.DER),
        chain=tuple(above.certificate.public_bytes(Encoding.DER) for above in held.additional_certs),
        sample=told.seal is None or not told.production,
    )


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as unreadable:
        raise SealMissing() from unreadable


def _password(told: Settings) -> bytes | None:
    """From a file, so that neither the environment nor a list of processes shows it; its last line end does not count."""
    return _read(told.seal_password).rstrip(b"\r\n") if told.seal_password else None


def _opened(content: bytes, password: bytes | None) -> PKCS12KeyAndCertificates:
    try:
        return load_pkcs12(content, password)
    except UnsupportedAlgorithm as unknown:
        raise SealUnsupported() from unknown
    except ValueError as wrong:
        raise SealLocked() from wrong


def _may_sign(certificate: x509.Certificate, at: datetime) -> None:
    if at < certificate.not_valid_before_utc:
        raise SealNotYetValid(day=shanghai_day(certificate.not_valid_before_utc).isoformat())
    if at > certificate.not_valid_after_utc:
        raise SealExpired(day=shanghai_day(certificate.not_valid_after_utc).isoformat())
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return
    if not (usage.digital_signature or usage.content_commitment):
        raise SealNotForSigning()
