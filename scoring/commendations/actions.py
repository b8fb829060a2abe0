"""Writes lists and their candidates. Runs inside a flow's transaction."""

from datetime import datetime
from typing import Any

from msgspec.structs import asdict

from scoring.commendations.tables import BraveApplication, CommendationWords
from scoring.commendations.tables import Commendation as Row
from scoring.commendations.tables import YearList as ListRow
from scoring.commendations.vocabulary import Commendation, YearList


async def start(new: YearList) -> int:
    """Returns its id."""
    columns = asdict(new)
    del columns["id"]
    (made,) = await ListRow.insert(ListRow(**columns))
    return int(made["id"])


async def keep(held: YearList) -> None:
    """As it now stands; it was held."""
    columns: dict[Any, Any] = asdict(held)
    del columns["id"]
    await ListRow.update(columns).where(ListRow.id == held.id)


async def propose(new: Commendation, words: str) -> None:
    """A candidate, and for what."""
    columns = asdict(new)
    del columns["id"]
    (made,) = await Row.insert(Row(**columns))
    await CommendationWords.insert(CommendationWords(commendation=made["id"], words=words))


async def choose(one: Commendation) -> None:
    """Chosen, or not any more."""
    await Row.update({"chosen": one.chosen}).where(Row.id == one.id)


async def drop(line: int) -> None:
    """A candidate of a draft."""
    await Row.delete().where(Row.id == line)


async def write_brave(deed: int, person: int, account: int, words: str, now: datetime) -> None:
    """What an application says, instead of what it said."""
    await BraveApplication.raw(
        "INSERT INTO brave_application (deed, person, account, words, at) VALUES ({}, {}, {}, {}, {}) "
        "ON CONFLICT (deed) DO UPDATE SET account = excluded.account, words = excluded.words, at = excluded.at",
        *(deed, person, account, words, now),
    )


async def forget_words(person: int) -> None:
    """What was written about who is erased goes; that he was commended stays, by a number."""
    await BraveApplication.delete().where(BraveApplication.person == person)
    await CommendationWords.raw(
        "DELETE FROM commendation_words WHERE commendation IN (SELECT id FROM commendation WHERE person = {})", person
    )
