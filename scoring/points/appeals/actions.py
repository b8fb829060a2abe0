"""Writes appeals and their words. Runs inside a flow's transaction, the station locked."""

from datetime import datetime

from scoring.points.appeals.tables import Appeal as Row
from scoring.points.appeals.tables import AppealWords
from scoring.points.appeals.vocabulary import Appeal

_FORGET = "DELETE FROM appeal_words w USING appeal a WHERE a.id = w.appeal AND a.person = {}"
_END = (
    "UPDATE appeal SET state = 'withdrawn', decided_at = {}, next_deadline = NULL WHERE person = {} AND state = 'open'"
)


async def take(appeal: Appeal) -> int:
    """A new one; its id is not looked at. Returns the id."""
    made = Row(
        station=appeal.station, person=appeal.person, unit=appeal.unit, award=appeal.award, day=appeal.day,
        reason=appeal.reason, account=appeal.account, state=appeal.state, raised_at=appeal.raised_at,
        due_at=appeal.due_at, next_deadline=appeal.next_deadline,
    )  # fmt: skip
    return int((await Row.insert(made))[0]["id"])


async def put_words(appeal: int, kind: str, text: str) -> None:
    """Nothing where nothing was said."""
    if text:
        await AppealWords.insert(AppealWords(appeal=appeal, kind=kind, text=text))


async def keep(appeal: Appeal) -> None:
    """As it now stands; it was held."""
    await Row.update(
        {
            Row.state: appeal.state,
            Row.outcome: appeal.outcome,
            Row.decided_by: appeal.decided_by,
            Row.decided_at: appeal.decided_at,
            Row.points_before: appeal.points_before,
            Row.points_after: appeal.points_after,
            Row.next_deadline: appeal.next_deadline,
        }
    ).where(Row.id == appeal.id)


async def forget(person: int, now: datetime) -> None:
    """Somebody is erased: his words and his answers go, what was decided stays; nobody is there to answer any more."""
    await AppealWords.raw(_FORGET, person)
    await Row.raw(_END, now, person)
