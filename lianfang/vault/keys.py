"""Keys on disk, outside the database and its backups: one small file per person, and one for the blind index.

Erasing a person is removing his file. Folders are 0700, files 0600, written whole and flushed before they count.
"""

import contextlib
import os
import secrets
import stat
from pathlib import Path

from lianfang.vault.errors import KeyDestroyed, KeysNotPrivate

KEY_BYTES = 32


def open_folder(folder: Path) -> Path:
    """Make the folder of keys, or refuse one that others can read."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if stat.S_IMODE(folder.stat().st_mode) & 0o077:
        raise KeysNotPrivate(folder=str(folder))
    return folder


def blind_key(folder: Path) -> bytes:
    """The key of the blind index, made at first use."""
    file = open_folder(folder) / "blind.key"
    with contextlib.suppress(FileExistsError):
        _write(file, secrets.token_bytes(KEY_BYTES))
    return file.read_bytes()


def new_key(folder: Path) -> tuple[str, bytes]:
    """Make a person's key; returns its name and its bytes. Raises KeysNotPrivate."""
    name, key = secrets.token_hex(16), secrets.token_bytes(KEY_BYTES)
    file = _file(open_folder(folder), name)
    for shelf in (file.parent.parent, file.parent):
        if not shelf.is_dir():
            shelf.mkdir(exist_ok=True, mode=0o700)
            _flush(shelf.parent)
    _write(file, key)
    return name, key


def read_key(folder: Path, name: str) -> bytes:
    """A person's key. Raises KeyDestroyed, KeysNotPrivate."""
    try:
        return _file(open_folder(folder), name).read_bytes()
    except FileNotFoundError:
        raise KeyDestroyed(key=name) from None


def destroy_key(folder: Path, name: str) -> None:
    """Remove a person's key, also after a power cut; removing it twice is no fault."""
    file = _file(folder, name)
    if file.exists():
        file.unlink(missing_ok=True)
        _flush(file.parent)


def _file(folder: Path, name: str) -> Path:
    return folder / "persons" / name[:2] / name


def _write(file: Path, content: bytes) -> None:
    """Whole and on disk, its name too, or not there: a row locked with a key that a power cut takes is lost."""
    beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(handle, content)
        os.fsync(handle)
        os.link(beside, file)
    finally:
        os.close(handle)
        beside.unlink()
    _flush(file.parent)


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
