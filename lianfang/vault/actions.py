"""Puts personal data away, finds persons by it, shows it masked, renews keys. Runs inside a flow's transaction."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from lianfang.settings import settings
from lianfang.vault import boxes, keys, masks
from lianfang.vault.errors import PersonErased
from lianfang.vault.tables import VaultItem
from lianfang.vault.vocabulary import GONE, KINDS


@cache
def _blind_key() -> bytes:
    return keys.blind_key(settings().keys)


def blind_of(kind: str, value: str) -> bytes:
    """The blind index of a value."""
    return boxes.blind(_blind_key(), kind, value)


async def find(kind: str, values: Iterable[str]) -> dict[str, list[int]]:
    """Persons by full value: value → person ids."""
    wanted = {blind_of(kind, value): value for value in values if value}
    if not wanted:
        return {}
    found = await VaultItem.raw(
        "SELECT blind, person FROM vault_item WHERE kind = {} AND blind = ANY({}) ORDER BY person", kind, list(wanted)
    )
    persons: dict[str, list[int]] = {}
    for row in found:
        persons.setdefault(wanted[row["blind"]], []).append(row["person"])
    return persons


async def held_by(persons: Iterable[int]) -> dict[tuple[int, str], bytes]:
    """What is held, as blind indexes: (person, kind) → blind. Enough to see whether a value changed."""
    rows = await VaultItem.raw("SELECT person, kind, blind FROM vault_item WHERE person = ANY({})", list(persons))
    return {(row["person"], row["kind"]): row["blind"] for row in rows}


async def put_away(values: dict[tuple[int, str], str]) -> None:
    """Lock (person, kind) → value; an older value of the same kind is replaced. Raises PersonErased."""
    held = await _keys_held(sorted({person for person, _ in values}))
    names = {row["person"]: row["key"] for row in held}
    rows = []
    opened: dict[int, tuple[str, bytes]] = {}
    for (person, kind), value in values.items():
        if person not in opened:
            opened[person] = _key_of(names.get(person))
        name, key = opened[person]
        box = boxes.lock(key, person, kind, value, settings().cipher)
        rows.append(VaultItem(person=person, kind=kind, key=name, box=box, blind=blind_of(kind, value)))
    for start in range(0, len(rows), 1000):
        await VaultItem.insert(*rows[start : start + 1000]).on_conflict(
            target=(VaultItem.person, VaultItem.kind),
            action="DO UPDATE",
            values=[VaultItem.key, VaultItem.box, VaultItem.blind],
        )


async def _keys_held(persons: list[int]) -> list[dict[str, Any]]:
    """Which key each person has. He stays locked: renewing him meanwhile would destroy the key of what is put away now.

    Of somebody who was erased while this was waiting nothing is put away again.
    """
    held = await VaultItem.raw("SELECT name FROM person WHERE id = ANY({}) ORDER BY id FOR NO KEY UPDATE", persons)
    if any(row["name"] == GONE for row in held):
        raise PersonErased()
    return await VaultItem.raw("SELECT DISTINCT person, key FROM vault_item WHERE person = ANY({})", persons)


def _key_of(name: str | None) -> tuple[str, bytes]:
    folder = settings().keys
    return (name, keys.read_key(folder, name)) if name else keys.new_key(folder)


async def shown_masked(person: int) -> dict[str, str]:
    """What is held of a person, masked: kind → text."""
    return {kind: masks.mask(kind, value) for kind, value in (await clear(person)).items() if kind in KINDS}


async def reveal(person: int, kind: str) -> str | None:
    """The clear value. Whoever calls this writes the audit line first."""
    return (await clear(person)).get(kind)


async def clear(person: int) -> dict[str, str]:
    """All that is held: kind → clear value. Whoever shows it writes the audit line first.

    A rotation may renew the key between the row and its file: then look once more.
    """
    try:
        return await _read(person)
    except keys.KeyDestroyed:
        return await _read(person)


async def _read(person: int) -> dict[str, str]:
    rows = await VaultItem.raw("SELECT kind, key, box FROM vault_item WHERE person = {}", person)
    return {row["kind"]: _unlock(person, row) for row in rows}


def _unlock(person: int, row: dict[str, Any]) -> str:
    return boxes.unlock(keys.read_key(settings().keys, row["key"]), person, row["kind"], row["box"])


async def forget(person: int) -> tuple[str, ...]:
    """Remove all that is held of a person; returns the marks of his keys, to be destroyed after the commit."""
    rows = await VaultItem.raw("DELETE FROM vault_item WHERE person = {} RETURNING key", person)
    return tuple(sorted({keys.mark_of(row["key"]) for row in rows}))


async def renew(person: int) -> str | None:
    """Lock all that is held of a person with a new key; returns the old key's name, to be destroyed after the commit.

    None where nothing is held: he may have been erased since somebody made the list. Raises KeyDestroyed.
    """
    await VaultItem.raw("SELECT id FROM person WHERE id = {} FOR NO KEY UPDATE", person)
    rows = await VaultItem.raw("SELECT id, kind, key, box FROM vault_item WHERE person = {} ORDER BY id", person)
    if not rows:
        return None
    values = [_unlock(person, row) for row in rows]
    name, key = keys.new_key(settings().keys, after=rows[0]["key"])
    for row, value in zip(rows, values, strict=True):
        box = boxes.lock(key, person, row["kind"], value, settings().cipher)
        await VaultItem.update({VaultItem.key: name, VaultItem.box: box}).where(VaultItem.id == row["id"])
    return str(rows[0]["key"])
