"""Photos on disk: each sealed under a random name in the data folder, its key under the same name among the keys.

One key per photo, not the person's own key: a photo may be brought by somebody who has none in the vault (an officer,
a passer-by), may show somebody else, and goes by its own date, long before whoever brought it is erased. Destroying a
file of 32 bytes makes one photo unreadable, also in every copy of the data folder that was ever made; erasing a person
is that, for each photo of his. Keys lie outside the database and outside backups of data, as those of the vault.
"""

import os
import re
import secrets
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag

from lianfang.photos.errors import PhotoGone
from lianfang.settings import settings
from lianfang.vault.boxes import seal, unseal
from lianfang.vault.files import flush, open_folder, remove, write

KEY_BYTES = 32
_NAME = re.compile(r"[0-9a-f]{32}")


def put(content: bytes, now: datetime) -> str:
    """Seal and write; returns the name. Both files are whole and on disk, or none is there. Raises OSError, KeysNotPrivate."""
    name, key = secrets.token_hex(16), secrets.token_bytes(KEY_BYTES)
    box = seal(key, _bound(name), content, settings().cipher)
    with ExitStack() as undo:
        undo.callback(destroy, [name])
        open_folder(settings().keys)  # made on the way to a folder inside it, it would be open to others
        for folder, part in zip(_folders(), (key, box), strict=True):
            _write(open_folder(folder), name, part, now)
        undo.pop_all()
    return name


def take(name: str) -> bytes:
    """What was put there. Raises PhotoGone: without its key, moved to another name, damaged, or never there."""
    try:
        key, box = (_file(folder, name).read_bytes() for folder in _folders())
        return unseal(key, _bound(name), box)
    except (FileNotFoundError, InvalidTag, ValueError):
        raise PhotoGone() from None


def destroy(names: Iterable[str]) -> None:
    """Remove keys, then contents, also after a power cut; what is gone already is no fault.

    A crash between writing a file and naming it leaves the same bytes under a hidden name beside it: they go, too.
    """
    whole = [name for name in names if _NAME.fullmatch(name)]
    for folder in _folders():
        shelves = {name: _file(folder, name).parent for name in whole}
        remove(
            [file for name, shelf in shelves.items() for file in (*shelf.glob(f"{name}*"), *shelf.glob(f".{name}*"))]
        )


def lying() -> dict[str, float]:
    """All names of which something lies on disk, and since when (seconds since the epoch, by the flows' clock)."""
    found: dict[str, float] = {}
    for file in (file for folder in _folders() for file in folder.glob("*/*")):
        name = file.name.removeprefix(".").partition(".")[0]
        if _NAME.fullmatch(name):
            found[name] = max(found.get(name, 0.0), file.lstat().st_mtime)
    return found


def _write(folder: Path, name: str, content: bytes, now: datetime) -> None:
    """The file's time is the transaction's: what is too old is judged by the clock that says when."""
    file = _file(folder, name)
    if not file.parent.is_dir():
        file.parent.mkdir(exist_ok=True, mode=0o700)
        flush(folder)
    write(file, content)
    os.utime(file, (now.timestamp(), now.timestamp()))


def _folders() -> tuple[Path, Path]:
    """Of keys, of contents."""
    return settings().keys / "photos", settings().data / "photos"


def _file(folder: Path, name: str) -> Path:
    """A name is 32 hexadecimal digits: no other folder can be named. Raises PhotoGone."""
    if not _NAME.fullmatch(name):
        raise PhotoGone()
    return folder / name[:2] / name


def _bound(name: str) -> bytes:
    return f"lianfang:photo:{name}".encode()
