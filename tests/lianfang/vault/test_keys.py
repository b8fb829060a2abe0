"""Keys of one person share a mark, so that all of them go with him, also those that a crash or an old copy left."""

import shutil
from pathlib import Path

import pytest

from lianfang.settings import settings
from lianfang.vault import keys
from lianfang.vault.errors import KeyDestroyed


def _names(folder: Path) -> set[str]:
    return {file.name for file in (folder / "persons").glob("*/*")}


def test_the_keys_of_one_person_share_a_mark_and_nobody_elses(home: Path) -> None:
    folder = settings().keys
    first, _ = keys.new_key(folder)
    second, _ = keys.new_key(folder, after=first)
    other, _ = keys.new_key(folder)
    assert keys.mark_of(first) == keys.mark_of(second) != keys.mark_of(other)
    assert len({len(name) for name in (first, second, other)} | {32}) == 1


def test_every_key_of_a_person_goes_with_him_whatever_name_its_bytes_have(home: Path) -> None:
    folder = settings().keys
    first, _ = keys.new_key(folder)
    second, key = keys.new_key(folder, after=first)
    other, _ = keys.new_key(folder)
    shelf = folder / "persons" / second[:2]
    shutil.copy(shelf / second, shelf / f".{second}.0123abcd")  # a crash between a key's bytes and its name
    keys.destroy_marked(folder, keys.mark_of(first))
    assert _names(folder) == {other}
    assert not any(file.read_bytes() == key for file in folder.rglob("*") if file.is_file())


@pytest.mark.parametrize("mark", ["", "*", "?", "a", ".."])
def test_half_a_mark_destroys_nothing(home: Path, mark: str) -> None:
    folder = settings().keys
    name, _ = keys.new_key(folder)
    keys.destroy_marked(folder, mark)
    keys.destroy_marked(folder, mark or name[:4])
    assert _names(folder) == {name}


def test_a_destroyed_key_takes_its_hidden_twin_along(home: Path) -> None:
    folder = settings().keys
    name, _ = keys.new_key(folder)
    shelf = folder / "persons" / name[:2]
    shutil.copy(shelf / name, shelf / f".{name}.0123abcd")
    keys.destroy_key(folder, name)
    assert _names(folder) == set()
    with pytest.raises(KeyDestroyed):
        keys.read_key(folder, name)


def test_a_sweep_takes_only_what_a_key_in_use_and_at_hand_has_replaced(home: Path) -> None:
    folder = settings().keys
    first, _ = keys.new_key(folder)
    second, _ = keys.new_key(folder, after=first)
    third, _ = keys.new_key(folder, after=second)
    nobodys, _ = keys.new_key(folder)
    for named in ([], [first], [nobodys], ["0" * 32]):
        assert keys.sweep_keys(folder, named) == 0
    assert keys.sweep_keys(folder, [second, nobodys]) == 1
    assert _names(folder) == {second, third, nobodys}, "the newest may just be being made"
    keys.destroy_key(folder, third)
    assert keys.sweep_keys(folder, [third]) == 0, "its successor is not at hand"
