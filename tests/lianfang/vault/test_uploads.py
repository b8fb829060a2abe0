"""An uploaded workbook between preview and confirm: sealed, for an hour, for whoever holds its key."""

import os
import stat
from pathlib import Path

import pytest

from lianfang import uploads
from lianfang.settings import settings
from lianfang.sheets.errors import WorkbookTooLarge
from lianfang.sheets.read import MOST_BYTES
from lianfang.vault.errors import UploadGone
from tests.cast import GUARDS, UNITS
from tests.workbooks import id_number, workbook


def _folder() -> Path:
    return settings().data / "uploads"


@pytest.mark.parametrize("cipher", ["aes-gcm", "sm4-gcm"])
def test_what_is_stored_comes_back_and_lies_sealed(home: Path, monkeypatch: pytest.MonkeyPatch, cipher: str) -> None:
    monkeypatch.setenv("LIANFANG_CIPHER", cipher)
    settings.cache_clear()
    content = b"plain " + id_number(1).encode() + workbook(单位表=UNITS, 花名册=GUARDS)
    upload, key = uploads.store(content)
    assert uploads.load(upload, key) == content == uploads.load(upload, key)
    (file,) = _folder().iterdir()
    assert id_number(1).encode() not in file.read_bytes() and content[:40] not in file.read_bytes()
    assert key not in file.name and bytes.fromhex(key) not in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 and stat.S_IMODE(_folder().stat().st_mode) == 0o700
    uploads.drop(upload)
    uploads.drop(upload)
    assert list(_folder().iterdir()) == []
    with pytest.raises(UploadGone):
        uploads.load(upload, key)


def test_another_key_another_id_and_a_changed_file_open_nothing(home: Path) -> None:
    (first, key), (second, other) = uploads.store(b"first"), uploads.store(b"second")
    file = _folder() / first
    for upload, tried in [(first, other), (second, key), (first, key[:-1]), (first, ""), (first, key.upper() + "\n")]:
        with pytest.raises(UploadGone):
            uploads.load(upload, tried)
    (_folder() / second).write_bytes(file.read_bytes())
    with pytest.raises(UploadGone):
        uploads.load(second, key)
    for damaged in (b"", file.read_bytes()[:20], b"\x07" + file.read_bytes()[1:], file.read_bytes()[:-1]):
        file.write_bytes(damaged)
        with pytest.raises(UploadGone):
            uploads.load(first, key)


@pytest.mark.parametrize(
    "path",
    [
        "../outside",
        "ABSOLUTE",
        "",
        ".",
        "..",
        "a" * 31,
        "A" * 32,
        "a" * 32 + "\n",
        "a" * 32 + "/../x",
        "ａ" * 32,
    ],
)
def test_no_file_elsewhere_can_be_named(home: Path, path: str) -> None:
    """Aimed at a file of its own only: should the guard ever be missing, nothing but that file is lost."""
    uploads.store(b"x")
    outside = settings().data / "outside"
    outside.write_bytes(b"stays")
    named = str(outside) if path == "ABSOLUTE" else path
    with pytest.raises(UploadGone):
        uploads.load(named, "0" * 64)
    with pytest.raises(UploadGone):
        uploads.drop(named)
    assert outside.read_bytes() == b"stays"


def test_a_file_over_the_limit_is_not_kept(home: Path) -> None:
    with pytest.raises(WorkbookTooLarge):
        uploads.store(b"x" * (MOST_BYTES + 1))
    assert not _folder().exists() or list(_folder().iterdir()) == []
    upload, key = uploads.store(b"x" * MOST_BYTES)
    assert len(uploads.load(upload, key)) == MOST_BYTES


def test_after_an_hour_it_goes_and_so_does_what_a_crash_left(home: Path) -> None:
    old, fresh = uploads.store(b"old"), uploads.store(b"fresh")
    left = _folder() / ".0123.abcd"
    left.touch()
    for file, age_s in ((_folder() / old[0], 3700), (left, 3700), (_folder() / fresh[0], 3500)):
        stamp = file.stat().st_mtime - age_s
        os.utime(file, (stamp, stamp))
    last = uploads.store(b"last")
    with pytest.raises(UploadGone):
        uploads.load(*old)
    assert uploads.load(*fresh) == b"fresh" and uploads.load(*last) == b"last"
    assert {file.name for file in _folder().iterdir()} == {fresh[0], last[0]}
    assert uploads.sweep(-10) == 2
