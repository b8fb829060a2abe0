"""Certificates of an invented office, as .p12 files: sound ones, and one fault each."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID

PASSWORD = b"office-secret-word"
KEY = generate_private_key(65537, 2048)
DAY = timedelta(days=1)


def certificate(
    at: datetime, key: Any = KEY, since: timedelta = -DAY, until: timedelta = DAY, signs: bool = True
) -> x509.Certificate:
    """Self-made, valid from `since` to `until` of that instant; `signs`: for signatures, else for encryption alone."""
    usage = dict.fromkeys(("data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"), False)
    usage |= {"encipher_only": False, "decipher_only": False, "key_encipherment": not signs}
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "洋河新区公安分局")])
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at + since)
        .not_valid_after(at + until)
        .add_extension(x509.KeyUsage(digital_signature=signs, content_commitment=signs, **usage), critical=True)
        .sign(key, None if isinstance(key, Ed25519PrivateKey) else hashes.SHA256())
    )


def p12(folder: Path, made: x509.Certificate, key: Any = KEY) -> dict[str, str]:
    """The two files, and the settings that name them."""
    held, word = folder / "office.p12", folder / "word"
    held.write_bytes(serialize_key_and_certificates(b"office", key, made, None, BestAvailableEncryption(PASSWORD)))
    word.write_bytes(PASSWORD + b"\n")
    for file in (held, word):
        file.chmod(0o600)
    return {"LIANFANG_SEAL": str(held), "LIANFANG_SEAL_PASSWORD_FILE": str(word)}
