"""Puts personal data away, finds persons by it, shows it masked, renews keys. Runs inside a flow's transaction."""

from collections.abc import Iterable
from functools import cache

from lianfang.settings import settings
from lianfang.vault import boxes, keys, masks
from lianfang.vault.tables import VaultItem


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
    """Lock (person, kind) → value; an older value of the same kind is replaced."""
    held = await VaultItem.raw(
        "SELECT DISTINCT person, key FROM vault_item WHERE person = ANY({})", list({person for person, _ in values})
    )
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


def _key_of(name: str | None) -> tuple[str, bytes]:
    folder = settings().keys
    return (name, keys.read_key(folder, name)) if name else keys.new_key(folder)


async def shown_masked(person: int) -> dict[str, str]:
    """What is held of a person, masked: kind → text."""
    rows = await VaultItem.select(VaultItem.kind, VaultItem.key, VaultItem.box).where(VaultItem.person == person)
    return {row["kind"]: masks.mask(row["kind"], _unlock(person, row)) for row in rows}


async def reveal(person: int, kind: str) -> str | None:
    """The clear value. Whoever calls this writes the audit line first."""
    for _ in range(2):  # a rotation may have renewed the key between the row and its file
        row = (
            await VaultItem.select(VaultItem.kind, VaultItem.key, VaultItem.box)
            .where((VaultItem.person == person) & (VaultItem.kind == kind))
            .first()
        )
        if row is None:
            return None
        try:
            return _unlock(person, row)
        except keys.KeyDestroyed:
            continue
    return _unlock(person, row)


def _unlock(person: int, row: dict[str, bytes]) -> str:
    return boxes.unlock(keys.read_key(settings().keys, str(row["key"])), person, str(row["kind"]), row["box"])


async def renew(person: int) -> str | None:
    """Lock all that is held of a person with a new key; returns the old key's name, to be destroyed after the commit."""
    rows = await VaultItem.select().where(VaultItem.person == person).lock_rows("UPDATE")
    if not rows:
        return None
    name, key = keys.new_key(settings().keys)
    for row in rows:
        box = boxes.lock(key, person, row["kind"], _unlock(person, row), settings().cipher)
        await VaultItem.update({VaultItem.key: name, VaultItem.box: box}).where(VaultItem.id == row["id"])
    return str(rows[0]["key"])
