"""A certificate for trying things out: made once in the data folder; whatever it signs carries 样章."""

import os
import secrets
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import NoEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID

FIRST, LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2099, 12, 31, tzinfo=UTC)
"""A sample holds whenever a scene plays."""


def sample_file(data: Path) -> bytes:
    """The PKCS#12 of this installation's sample, made if it is not there; of two who make it at once, one's stays."""
    file = data / "seal" / "sample.p12"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside = file.with_name(f".{secrets.token_hex(8)}")
        try:
            with open(beside, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as out:
                out.write(_made())
                out.flush()
                os.fsync(out.fileno())
            if not file.exists():
                os.link(beside, file)
        except FileExistsError:
            pass  # the other one was quicker
        finally:
            beside.unlink(missing_ok=True)
    return file.read_bytes()


def _made() -> bytes:
    """A root, and below it what signs. The root's key is kept nowhere: nobody can make another one beside it."""
    root_key, key = generate_private_key(SECP256R1()), generate_private_key(SECP256R1())
    root_name, name = _name("样章根证书（仅供试用）"), _name("样章（仅供试用）")
    root = _certificate(root_name, root_name, root_key, root_key, authority=True)
    own = _certificate(name, root_name, key, root_key, authority=False)
    return serialize_key_and_certificates(b"sample", key, own, [root], NoEncryption())


def _certificate(
    name: x509.Name,
    issuer: x509.Name,
    key: EllipticCurvePrivateKey,
    signed_with: EllipticCurvePrivateKey,
    authority: bool,
) -> x509.Certificate:
    above = x509.AuthorityKeyIdentifier.from_issuer_public_key(signed_with.public_key())
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(FIRST)
        .not_valid_after(LAST)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=0 if authority else None), critical=True)
        .add_extension(_usage(authority), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(above, critical=False)
        .sign(signed_with, hashes.SHA256())
    )


def _usage(authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_cert_sign=authority,
        crl_sign=authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"), x509.NameAttribute(NameOID.COMMON_NAME, common)])
