"""One key file beside the vault's, and from it a key per purpose (HKDF, RFC 5869): nobody stores any of them."""

import contextlib
import secrets
from functools import cache
from pathlib import Path
from typing import Literal

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from lianfang.settings import settings
from lianfang.vault.files import open_folder, write

FILE, KEY_BYTES = "codes.key", 32
Purpose = Literal["printed", "screen", "tag"]
LENGTHS: dict[Purpose, int] = {"printed": 32, "screen": 32, "tag": 16}


def key_for(purpose: Purpose) -> bytes:
    """The key of a purpose. Raises KeysNotPrivate."""
    return _derived(settings().keys, purpose)


@cache
def _derived(folder: Path, purpose: Purpose) -> bytes:
    kdf = HKDF(algorithm=SHA256(), length=LENGTHS[purpose], salt=None, info=f"lianfang codes {purpose}".encode())
    return kdf.derive(_master(folder))


def _master(folder: Path) -> bytes:
    """Made at first use."""
    file = open_folder(folder) / FILE
    with contextlib.suppress(FileExistsError):
        write(file, secrets.token_bytes(KEY_BYTES))
    return file.read_bytes()
