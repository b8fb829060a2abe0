"""批示 on a bulletin, meetings, and what follows from them with its steps."""

from typing import Any

from bulletins.followup.tables import FollowUp, FollowUpStep
from bulletins.followup.tables import Instruction as Instructions
from bulletins.followup.tables import Meeting as Meetings
from bulletins.followup.vocabulary import Instruction, Item, Meeting, Step
from bulletins.register.reads.works import WHOLE
from zones.ground.scope import Scope

_ITEMS = """
SELECT f.id, f.publisher, b.draft AS bulletin, b.kind, b.number, f.meeting, coalesce(w.what, '') AS what,
       coalesce(w.owner, '') AS owner, f.station, f.unit, f.due
FROM follow_up f JOIN publisher p ON p.id = f.publisher LEFT JOIN instruction i ON i.id = f.instruction
LEFT JOIN bulletin b ON b.id = i.bulletin LEFT JOIN follow_up_words w ON w.item = f.id WHERE {where}
ORDER BY f.due, f.id
"""
_STEPS = """
SELECT s.item, s.step AS name, s.at, s.due, coalesce(n.text, '') AS note FROM follow_up_step s
LEFT JOIN follow_up_note n ON n.step = s.id WHERE s.item = ANY({}) ORDER BY s.id
"""
_MEETINGS = """
SELECT m.id, m.publisher, m.day, coalesce(w.place, '') AS place, coalesce(w.present, '') AS present, coalesce(w.text, '') AS minutes
FROM meeting m JOIN publisher p ON p.id = m.publisher LEFT JOIN meeting_words w ON w.meeting = m.id
"""


async def items(scope: Scope) -> list[Item]:
    """All of publishers whose stations are all of the scope's, by their first day."""
    return await _items(WHOLE, list(scope.stations))


async def items_of(scope: Scope, bulletin: int | None = None, meeting: int | None = None) -> list[Item]:
    """Those of one bulletin's 批示, or of one meeting."""
    where = f"{WHOLE} AND {'b.draft' if meeting is None else 'f.meeting'} = {{}}"
    return await _items(where, list(scope.stations), bulletin if meeting is None else meeting)


async def items_before(publisher: int, bulletin: int) -> list[Item]:
    """What a publisher's leaders asked for on its other bulletins: for whoever words this one."""
    return await _items("f.publisher = {} AND b.draft <> {} AND w.what <> ''", publisher, bulletin)


async def item(number: int) -> Item | None:
    """One by its id."""
    found = await _items("f.id = {}", number)
    return found[0] if found else None


async def instructions(scope: Scope, bulletin: int) -> list[Instruction]:
    """On one bulletin, in the order in which they were written down."""
    rows = await Instructions.raw(
        "SELECT i.id, b.draft AS bulletin, o.name AS by, i.day, coalesce(w.text, '') AS words FROM instruction i "
        "JOIN bulletin b ON b.id = i.bulletin JOIN publisher p ON p.id = b.publisher JOIN officer o ON o.id = i.officer "
        f"LEFT JOIN instruction_words w ON w.instruction = i.id WHERE {WHOLE} AND b.draft = {{}} ORDER BY i.id",
        list(scope.stations),
        bulletin,
    )
    return [Instruction(**row) for row in rows]


async def meetings(scope: Scope) -> list[Meeting]:
    """Of publishers whose stations are all of the scope's, newest first."""
    rows = await Meetings.raw(f"{_MEETINGS} WHERE {WHOLE} ORDER BY m.day DESC, m.id DESC", list(scope.stations))
    return [Meeting(**row) for row in rows]


async def meeting_by_id(number: int) -> Meeting | None:
    """One by its id."""
    rows = await Meetings.raw(f"{_MEETINGS} WHERE m.id = {{}}", number)
    return Meeting(**rows[0]) if rows else None


async def _items(where: str, *values: Any) -> list[Item]:
    rows = await FollowUp.raw(_ITEMS.replace("{where}", where), *values)
    steps: dict[int, list[Step]] = {}
    for row in await FollowUpStep.raw(_STEPS, [row["id"] for row in rows]):
        steps.setdefault(row.pop("item"), []).append(Step(**row))
    return [Item(**row, steps=tuple(steps[row["id"]])) for row in rows]
