"""Writes sessions, rolls, plans and answers. Runs inside a flow's transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import asdict, replace

from scoring.training.tables import Attendance as AttendanceRow
from scoring.training.tables import AttendanceWords, TrainingAnswer, TrainingPlan, TrainingSession, TrainingWords
from scoring.training.vocabulary import Attendance, PlanLine, Session


async def add(session: Session, guest: str) -> Session:
    """With its id; `guest` teaches, where it is nobody of the house."""
    columns = asdict(session) | {"questions": list(session.questions)}
    del columns["id"]
    made = replace(session, id=int((await TrainingSession.insert(TrainingSession(**columns)))[0]["id"]))
    await TrainingWords.insert(TrainingWords(session=made.id, guest=guest))
    return made


async def keep(session: Session) -> None:
    """As it now stands; it was held."""
    columns: dict[Any, Any] = {name: getattr(session, name) for name in ("state", "out_from", "closed_at", "closer")}
    await TrainingSession.update(columns | {"questions": list(session.questions)}).where(
        TrainingSession.id == session.id
    )


async def keep_material(session: int, text: str, video: str) -> None:
    """Instead of what was there."""
    await TrainingWords.update({"text": text, "video": video}).where(TrainingWords.session == session)


async def write(one: Attendance, reason: str = "") -> Attendance:
    """A new one (its id is 0) with its id, or one as it now stands; his line is held. `reason` where it is a correction."""
    columns: dict[Any, Any] = asdict(one)
    del columns["id"]
    if one.id:
        await AttendanceRow.update(columns).where(AttendanceRow.id == one.id)
    else:
        one = replace(one, id=int((await AttendanceRow.insert(AttendanceRow(**columns)))[0]["id"]))
    if reason:
        await AttendanceWords.insert(AttendanceWords(attendance=one.id, words=reason))
    return one


async def plan(station: int, line: PlanLine) -> None:
    """Instead of the line that the station had for this month, field and level."""
    await TrainingPlan.raw(
        "INSERT INTO training_plan (station, month, field, level, planned) VALUES ({}, {}, {}, {}, {}) "
        "ON CONFLICT (station, month, field, level) DO UPDATE SET planned = excluded.planned",
        *(station, line.month, line.field, line.level, line.planned),
    )


async def answer(session: int, person: int, answers: Sequence[str], right: int, asked: int, now: datetime) -> bool:
    """Once; whether this was the first time."""
    rows = await TrainingAnswer.raw(
        'INSERT INTO training_answer (session, person, answers, "right", asked, at) VALUES ({}, {}, {}, {}, {}, {}) '
        "ON CONFLICT (session, person) DO NOTHING RETURNING id",
        *(session, person, list(answers), right, asked, now),
    )
    return bool(rows)


async def forget(person: int) -> None:
    """Why his attendances were corrected and what he answered go with who is erased; that he came stays, his phone's mark not."""
    await AttendanceWords.raw(
        "DELETE FROM attendance_words WHERE attendance IN (SELECT id FROM attendance WHERE person = {})", person
    )
    await TrainingAnswer.raw("DELETE FROM training_answer WHERE person = {}", person)
    await AttendanceRow.raw("UPDATE attendance SET phone = '' WHERE person = {} AND phone <> ''", person)
