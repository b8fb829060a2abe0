"""Codes of checkpoints: the published examples, and what is not ours."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from lianfang.codes import keys
from lianfang.codes.printed import Printed, printed, read_printed
from lianfang.codes.screen import Thing, address_at, code_at, found_step, read_screen, step_of
from lianfang.codes.tags import Tap, diversified, read_tap, sun_mac, tag_key
from lianfang.settings import settings

UID = bytes.fromhex("04DE5F1EACC040")
NOW = datetime(2026, 11, 22, 11, 30, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: Any) -> Any:
    monkeypatch.setenv("LIANFANG_KEYS", str(tmp_path / "keys"))
    settings.cache_clear()
    yield tmp_path / "keys"
    monkeypatch.undo()
    settings.cache_clear()


def test_a_tag_says_what_the_published_example_says() -> None:
    """NXP AN12196, 3.4.4.2: key of zeros, UID 04DE5F1EACC040, count 3D0000 (least byte first)."""
    assert sun_mac(bytes(16), UID, 0x3D).hex().upper() == "94EED9EE65337086"


def test_a_tags_key_is_diversified_as_the_published_example_is() -> None:
    """NXP AN10922, 2.2.1: application 3042F5 and the system's name "NXP Abu" follow the UID."""
    master, uid = bytes.fromhex("00112233445566778899AABBCCDDEEFF"), bytes.fromhex("04782E21801D80")
    made = diversified(master, uid, bytes.fromhex("3042F54E585020416275"))
    assert made.hex().upper() == "A8DD63A3B89D54B37CA802473FDA9175"


def test_only_our_tags_are_read() -> None:
    mac = sun_mac(tag_key(UID), UID, 61).hex()
    assert read_tap(UID.hex(), "00003D", mac) == Tap(UID, 61)
    assert read_tap(UID.hex(), "00003E", mac) is None
    assert read_tap("04DE5F1EACC041", "00003D", mac) is None
    assert read_tap(UID.hex(), "00003D", sun_mac(bytes(16), UID, 61).hex()) is None
    assert read_tap("", "", "") is None


def test_a_plate_is_read_whatever_version_it_is_of() -> None:
    assert read_printed(printed(7, 3)) == Printed(7, 3)
    assert len(printed(7, 3).rpartition(".")[2]) == 12


@pytest.mark.parametrize("swap", [("7.3.", "7.4."), ("7.3.", "8.3."), ("7.3.", "07.3."), ("7.3.", "７.3.")])
def test_another_place_or_version_under_the_same_letters_is_not_ours(swap: tuple[str, str]) -> None:
    assert read_printed(printed(7, 3).replace(*swap)) is None


def test_a_screen_shows_other_digits_each_minute_and_each_thing_its_own() -> None:
    gate, point = Thing("post", 7), Thing("point", 7)
    assert code_at(gate, NOW) == code_at(gate, NOW + timedelta(seconds=54))
    shown = {code_at(gate, NOW), code_at(gate, NOW + timedelta(seconds=55)), code_at(point, NOW)}
    assert len(shown) == 3
    read = read_screen(address_at(gate, NOW))
    assert read == (gate, code_at(gate, NOW))
    assert found_step(*read, range(step_of(NOW) - 1, step_of(NOW) + 1)) == step_of(NOW)
    assert found_step(*read, [step_of(NOW) - 1, step_of(NOW) + 1]) is None
    assert read_screen("post7.12345") is None


def test_every_key_comes_of_one_file_and_another_file_knows_none_of_its_codes(folder: Path, monkeypatch: Any) -> None:
    plate = printed(7, 3)
    assert len({keys.key_for("printed"), keys.key_for("screen"), keys.key_for("tag")}) == 3
    assert [file.name for file in folder.iterdir()] == ["codes.key"]
    assert folder.joinpath("codes.key").stat().st_mode & 0o077 == 0
    monkeypatch.setenv("LIANFANG_KEYS", str(folder.with_name("other")))
    settings.cache_clear()
    assert read_printed(plate) is None
