"""Issued files on disk, named by their digest: written whole and flushed before the register speaks of them."""

import hashlib
import os
import secrets
from pathlib import Path

from lianfang.settings import settings


def store(content: bytes) -> str:
    """Keep a file; returns its sha256. A file that no bulletin names (a crash came between) is not an issued one."""
    digest = hashlib.sha256(content).hexdigest()
    file = path_of(digest)
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not file.exists() or file.read_bytes() != content:
        beside = file.with_name(f".{digest}.{secrets.token_hex(4)}")
        try:
            write_whole(beside, content)
            beside.rename(file)
        finally:
            beside.unlink(missing_ok=True)
    _flush(file.parent)  # also when a crash came between the name and its flush
    return digest


def load(digest: str) -> bytes:
    """An issued file's bytes, checked against its digest."""
    content = path_of(digest).read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        raise OSError(f"issued file {digest} was changed on disk")
    return content


def path_of(digest: str) -> Path:
    """Where a file lies."""
    return settings().data / "issued" / f"{digest}.pdf"


def write_whole(file: Path, content: bytes) -> None:
    """Write and flush."""
    with open(file, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
