"""Arrests that guards helped with, as officers stated them. Inside a transaction."""

from datetime import datetime

from zones.aid.tables import AidArrest


async def stated(request: int) -> set[int]:
    """Persons of a request for whom it was stated."""
    rows = await AidArrest.raw("SELECT person FROM aid_arrest WHERE request = {}", request)
    return {row["person"] for row in rows}


async def state(request: int, person: int, account: int, words: str, now: datetime) -> int | None:
    """Its id; None where it was stated before."""
    rows = await AidArrest.raw(
        "INSERT INTO aid_arrest (request, person, account, words, at) VALUES ({}, {}, {}, {}, {}) "
        "ON CONFLICT DO NOTHING RETURNING id",
        request,
        person,
        account,
        words,
        now,
    )
    return int(rows[0]["id"]) if rows else None


async def forget_words(person: int) -> None:
    """What was written about him: he is erased."""
    await AidArrest.raw("UPDATE aid_arrest SET words = '' WHERE person = {}", person)
