"""Writes clues, their boxes, and the items that they become."""

from datetime import datetime

from zones.ground.weeks import week_of
from zones.reports.tables import Clue as Row
from zones.reports.tables import ClueBox
from zones.reports.vocabulary import ItemRecord
from zones.reports.vocabulary.clues import DUTY, Clue

REGISTER = "信息报送"


async def send(station: int, unit: int, person: int, officer: int, phone_at: datetime | None, now: datetime) -> int:
    """Returns its id."""
    made = Row(station=station, unit=unit, person=person, officer=officer, at=now, phone_at=phone_at, state="sent")
    return int((await Row.insert(made))[0]["id"])


async def next_box() -> int:
    """The number of a box that is sealed next: what is sealed is bound to it."""
    rows = await ClueBox.raw("SELECT nextval(pg_get_serial_sequence('clue_box', 'id')) AS id")
    return int(rows[0]["id"])


async def put(number: int, clue: int, kind: str, box: bytes, now: datetime) -> None:
    await ClueBox.insert(ClueBox(id=number, clue=clue, kind=kind, box=box, at=now))


async def keep(clue: Clue) -> None:
    """As it now stands; it was held."""
    await Row.update(
        {Row.state: clue.state, Row.grade: clue.grade, Row.answered_at: clue.answered_at, Row.item: clue.item}
    ).where(Row.id == clue.id)


def item_of(clue: Clue) -> ItemRecord:
    return ItemRecord(clue.person, clue.unit, clue.day, DUTY, verified=True)


def live_row(clue: Clue, nth: int) -> dict[str, object]:
    """The item's row as one that was written down as it happened; `nth` tells one grading from the next."""
    place = {"delivery": None, "sheet": REGISTER, "row": clue.id, "key": f"live:clue:{clue.id}".encode(), "nth": nth}
    columns = {"person": clue.person, "unit": clue.unit, "day": clue.day, "duty": DUTY, "verified": True}
    return {"station": clue.station, "week": str(week_of(clue.day))} | place | columns
