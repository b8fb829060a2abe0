"""Locking one value: AES-256-GCM or SM4-GCM, bound by its associated data to the person and the kind of value."""

import hashlib
import hmac
import secrets

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES, SM4
from cryptography.hazmat.primitives.ciphers.modes import GCM

CIPHERS = {"aes-gcm": b"\x01", "sm4-gcm": b"\x02"}
NONCE, TAG = 12, 16


def lock(key: bytes, person: int, kind: str, value: str, cipher: str) -> bytes:
    """`value` as a box that opens for this person and kind alone."""
    return seal(key, _bound(person, kind), value.encode(), cipher)


def unlock(key: bytes, person: int, kind: str, box: bytes) -> str:
    """The value of a box. Raises cryptography's InvalidTag when it was moved or changed."""
    return unseal(key, _bound(person, kind), box).decode()


def seal(key: bytes, bound: bytes, content: bytes, cipher: str) -> bytes:
    """Cipher mark, nonce, tag, ciphertext; `bound` must be said again to open it."""
    mark, nonce = CIPHERS[cipher], secrets.token_bytes(NONCE)
    writer = Cipher(_algorithm(mark, key), GCM(nonce)).encryptor()
    writer.authenticate_additional_data(bound)
    text = writer.update(content) + writer.finalize()
    return mark + nonce + writer.tag + text


def unseal(key: bytes, bound: bytes, box: bytes) -> bytes:
    """What was sealed. Raises cryptography's InvalidTag."""
    mark, nonce, tag, text = box[:1], box[1 : 1 + NONCE], box[1 + NONCE : 1 + NONCE + TAG], box[1 + NONCE + TAG :]
    reader = Cipher(_algorithm(mark, key), GCM(nonce, tag)).decryptor()
    reader.authenticate_additional_data(bound)
    return reader.update(text) + reader.finalize()


def blind(key: bytes, kind: str, value: str) -> bytes:
    """What finds a value without showing it: a keyed digest (a plain one could be guessed in minutes)."""
    return hmac.digest(key, f"{kind}:{value}".encode(), hashlib.sha256)


def _algorithm(mark: bytes, key: bytes) -> AES | SM4:
    return AES(key) if mark == CIPHERS["aes-gcm"] else SM4(key[:16])


def _bound(person: int, kind: str) -> bytes:
    return f"lianfang:{kind}:{person}".encode()
