"""Keys on disk, outside the database and its backups: one small file per person, and one for the blind index.

A key's name says whose it is without saying who: a mark that all keys of one person share, and which of them it is.
So erasing a person removes every key he ever had, also those that an old copy of this folder brought back.
"""

import contextlib
import secrets
from collections.abc import Iterable
from pathlib import Path

from lianfang.vault.errors import KeyDestroyed
from lianfang.vault.files import flush, open_folder, remove, write

KEY_BYTES = 32
MARK, GENERATION = 16, 4
"""Letters of a name: 16 of the person's mark, 4 of the key's generation, 12 by chance."""


def blind_key(folder: Path) -> bytes:
    """The key of the blind index, made at first use."""
    file = open_folder(folder) / "blind.key"
    with contextlib.suppress(FileExistsError):
        write(file, secrets.token_bytes(KEY_BYTES))
    return file.read_bytes()


def new_key(folder: Path, after: str = "") -> tuple[str, bytes]:
    """Make a person's first key, or the one that follows `after`; returns its name and its bytes. Raises KeysNotPrivate."""
    mark = mark_of(after) or secrets.token_hex(MARK // 2)
    number = (_generation(after) + 1) % 16**GENERATION if after else 0
    name, key = f"{mark}{number:0{GENERATION}x}{secrets.token_hex(6)}", secrets.token_bytes(KEY_BYTES)
    file = _file(open_folder(folder), name)
    for shelf in (file.parent.parent, file.parent):
        if not shelf.is_dir():
            shelf.mkdir(exist_ok=True, mode=0o700)
            flush(shelf.parent)
    write(file, key)
    return name, key


def mark_of(name: str) -> str:
    """What the names of one person's keys have in common."""
    return name[:MARK]


def read_key(folder: Path, name: str) -> bytes:
    """A person's key. Raises KeyDestroyed, KeysNotPrivate."""
    try:
        return _file(open_folder(folder), name).read_bytes()
    except FileNotFoundError:
        raise KeyDestroyed(key=name) from None


def destroy_key(folder: Path, name: str) -> None:
    """Remove a person's key, also after a power cut; removing it twice is no fault."""
    _destroy(folder, name)


def destroy_marked(folder: Path, mark: str) -> None:
    """Remove every key that a person ever had."""
    if len(mark) == MARK:
        _destroy(folder, mark)


def sweep_keys(folder: Path, named: Iterable[str]) -> int:
    """Remove what a renewal left that died before it destroyed the old key; returns how many. `named` are all in use.

    Only a key whose successor is in use and at hand goes. A key that nobody names stays: it locks nothing, or this is
    another database than the one it belongs to, and then it locks all that is held of somebody.
    """
    shelves = folder / "persons"
    held = {file.name for file in shelves.glob("*/*") if not file.name.startswith(".")}
    present = {mark_of(name): _generation(name) for name in named if name in held}
    old = [name for name in held if _generation(name) < present.get(mark_of(name), 0)]
    for name in old:
        destroy_key(folder, name)
    return len(old)


def _destroy(folder: Path, head: str) -> None:
    """A crash between writing a key and naming it leaves the same bytes under a hidden name beside it."""
    shelf = _file(folder, head).parent
    found = [*shelf.glob(f"{head}*"), *shelf.glob(f".{head}*")]
    if found:
        remove(found)


def _generation(name: str) -> int:
    return int(name[MARK : MARK + GENERATION] or "0", 16)


def _file(folder: Path, name: str) -> Path:
    return folder / "persons" / name[:2] / name
