"""An uploaded workbook between preview and confirm: sealed on disk, its key only in the form of whoever brought it."""

import re
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag

from lianfang.settings import settings
from lianfang.sheets.errors import WorkbookTooLarge
from lianfang.sheets.read import MOST_BYTES
from lianfang.vault.boxes import seal, unseal
from lianfang.vault.errors import UploadGone
from lianfang.vault.files import open_folder, remove, write

KEPT_S = 3600
_ID, _KEY = re.compile(r"[0-9a-f]{32}"), re.compile(r"[0-9a-f]{64}")


def store(content: bytes) -> tuple[str, str]:
    """Returns (upload's id, key for the form). Raises WorkbookTooLarge. Also removes what has lain too long."""
    if len(content) > MOST_BYTES:
        raise WorkbookTooLarge(most_mb=MOST_BYTES // 2**20)
    sweep()
    upload, key = secrets.token_hex(16), secrets.token_bytes(32)
    write(_file(upload), seal(key, _bound(upload), content, settings().cipher))
    return upload, key.hex()


def load(upload: str, key: str) -> bytes:
    """What was stored. Raises UploadGone, whatever the reason."""
    if not _KEY.fullmatch(key):
        raise UploadGone()
    try:
        return unseal(bytes.fromhex(key), _bound(upload), _file(upload).read_bytes())
    except (FileNotFoundError, InvalidTag, ValueError):
        raise UploadGone() from None


def drop(upload: str) -> None:
    """Taken, or given up. Dropping it twice is no fault. Raises UploadGone for what is no id."""
    remove([_file(upload)])


def sweep(older_s: int = KEPT_S) -> int:
    """Remove what was stored more than `older_s` seconds ago, and what a crash left; returns how many files."""
    folder = _folder()
    latest = _clock(folder) - older_s
    old = [file for file in folder.iterdir() if file.stat().st_mtime < latest]
    remove(old)
    return len(old)


def _clock(folder: Path) -> float:
    """The time of the disk that stamps the files: no other clock can disagree with it."""
    probe = folder / f".clock.{secrets.token_hex(4)}"
    probe.touch(mode=0o600)
    try:
        return probe.stat().st_mtime
    finally:
        probe.unlink()


def _folder() -> Path:
    return open_folder(settings().data / "uploads")


def _file(upload: str) -> Path:
    """An id is 32 hexadecimal digits: no other folder can be named. Raises UploadGone."""
    if not _ID.fullmatch(upload):
        raise UploadGone()
    return _folder() / upload


def _bound(upload: str) -> bytes:
    return f"lianfang:upload:{upload}".encode()
