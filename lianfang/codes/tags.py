"""NTAG 424 DNA: the message that a tag makes anew at each tap (SUN), and the key of each tag.

NXP AN12196, 3.3 and 3.4: the session key is the CMAC of SV2 (a constant, the UID, the count, least byte first); the message's
MAC is every second byte of the CMAC over nothing. NXP AN10922, 2.2: a tag's key is the CMAC of 01, its UID and our name.
"""

import hmac
import re

from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.cmac import CMAC
from msgspec import Struct

from lianfang.codes.keys import key_for

SV2, OURS = bytes.fromhex("3CC300010080"), b"lianfang.tag"
"""`OURS` makes the input longer than one block, as AN10922 pads it."""
UID, COUNT, MAC = re.compile(r"[0-9A-Fa-f]{14}"), re.compile(r"[0-9A-Fa-f]{6}"), re.compile(r"[0-9A-Fa-f]{16}")


class Tap(Struct, frozen=True):
    """What a tag said: its number and how often it was read, this time too."""

    uid: bytes
    taps: int


def read_tap(uid: str, count: str, mac: str) -> Tap | None:
    """The three parts of a tag's address, in hexadecimal. None where no tag of ours said so."""
    if not (UID.fullmatch(uid) and COUNT.fullmatch(count) and MAC.fullmatch(mac)):
        return None
    tap = Tap(bytes.fromhex(uid), int(count, 16))
    right = sun_mac(tag_key(tap.uid), tap.uid, tap.taps)
    return tap if hmac.compare_digest(right, bytes.fromhex(mac)) else None


def tag_key(uid: bytes) -> bytes:
    """The key to be written into a tag; never stored."""
    return diversified(key_for("tag"), uid, OURS)


def diversified(master: bytes, uid: bytes, name: bytes) -> bytes:
    """A tag's own key (AN10922); uid and name together 16 to 31 bytes."""
    return _cmac(master, b"\x01" + uid + name)


def sun_mac(key: bytes, uid: bytes, taps: int) -> bytes:
    """The eight bytes that a tag with this key shows at this tap."""
    session = _cmac(key, SV2 + uid + taps.to_bytes(3, "little"))
    return _cmac(session, b"")[1::2]


def _cmac(key: bytes, message: bytes) -> bytes:
    made = CMAC(AES(key))
    made.update(message)
    return made.finalize()
