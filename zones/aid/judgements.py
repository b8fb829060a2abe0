"""The book of judgements: what stands about a request, whether a unit is paused, and one line more. Inside a transaction."""

from datetime import date, datetime
from typing import Any

from zones.aid.rules.misuse import Judgement, Lifted, pause_on
from zones.aid.tables import AidJudgement, AidJudgementNote
from zones.aid.vocabulary import Pause

LIFTED = "lifted"

_STANDING = """
SELECT j.id, j.verdict, j.until, j.account, j.at, coalesce(n.text, '') AS line,
       l.account AS lifted_by, l.at AS lifted_at, coalesce(m.text, '') AS lifted_line
FROM aid_judgement j LEFT JOIN aid_judgement_note n ON n.judgement = j.id
LEFT JOIN aid_judgement l ON l.lifts = j.id LEFT JOIN aid_judgement_note m ON m.judgement = l.id
WHERE j.lifts IS NULL
"""


async def judgement_of(request: int) -> Judgement | None:
    """What was judged of a request, and whether its pause was lifted."""
    rows = await AidJudgement.raw(_STANDING + "AND j.request = {}", request)
    return _judgement(rows[0]) if rows else None


async def pause_of(unit: int, day: date) -> Pause | None:
    """Why and until when the unit's requests reach no other unit's guards on that day in Shanghai."""
    rows = await AidJudgement.raw(_STANDING + "AND j.unit = {} AND j.until >= {}", unit, day)
    return pause_on(map(_judgement, rows), day)


def _judgement(row: dict[str, Any]) -> Judgement:
    by, at, line = row.pop("lifted_by"), row.pop("lifted_at"), row.pop("lifted_line")
    return Judgement(**row, lifted=Lifted(by, at, line) if by is not None else None)


async def write_judgement(
    request: int, unit: int, verdict: str, until: date | None, line: str, account: int, now: datetime
) -> None:
    """One judgement a request: the database refuses a second."""
    await _write(AidJudgement(request=request, unit=unit, verdict=verdict, until=until, account=account, at=now), line)


async def write_lifting(request: int, unit: int, lifts: int, line: str, account: int, now: datetime) -> None:
    """One a judgement."""
    await _write(AidJudgement(request=request, unit=unit, verdict=LIFTED, lifts=lifts, account=account, at=now), line)


async def _write(row: AidJudgement, line: str) -> None:
    made = (await AidJudgement.insert(row))[0]["id"]
    if line:
        await AidJudgementNote.insert(AidJudgementNote(judgement=made, text=line))
