"""Secret files: folders 0700, files 0600, written whole and flushed before they count."""

import os
import secrets
import stat
from pathlib import Path

from lianfang.vault.errors import KeysNotPrivate


def open_folder(folder: Path) -> Path:
    """Make a secret folder, or refuse one that others can enter. Raises KeysNotPrivate."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if stat.S_IMODE(folder.stat().st_mode) & 0o077:
        raise KeysNotPrivate(folder=str(folder))
    return folder


def write(file: Path, content: bytes) -> None:
    """Whole and on disk, its name too, or not there. Raises FileExistsError."""
    beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.link(beside, file)
    finally:
        beside.unlink()
    flush(file.parent)


def remove(files: list[Path]) -> None:
    """Remove files, also after a power cut; one that is gone already is no fault."""
    for file in files:
        file.unlink(missing_ok=True)
    for folder in {file.parent for file in files}:
        flush(folder)


def flush(folder: Path) -> None:
    """Names in a folder are on disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
