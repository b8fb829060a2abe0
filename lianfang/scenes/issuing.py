"""The scene's bulletins, issued one after the other through the flows as from a signed sheet; the third has a correction."""

import re
from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from bulletins.register.reads.issued import issued as issued_as
from bulletins.register.rules import draft_due
from bulletins.register.stages import next_step
from bulletins.register.subjects import weekly
from bulletins.register.vocabulary import Issued, StepName, Work
from lianfang.audit.actions import OPERATOR
from lianfang.calendar import is_working_day
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.bulletin.begin import begun
from lianfang.flows.bulletin.correct import Correcting, correct
from lianfang.flows.bulletin.issue import issue
from lianfang.flows.bulletin.preview import preview
from lianfang.flows.bulletin.step import take_step
from lianfang.flows.points.score import score
from lianfang.flows.week.take import take_week
from lianfang.scenes.load import FOLDER, STATION, is_scene
from lianfang.stations import station_named
from zones.ground.refused import Refused
from zones.ground.weeks import parse_week

WEEKS = tuple(parse_week(f"2018-W{week}") for week in (39, 40, 41, 42))
CORRECTED = WEEKS[2]
NAMES: dict[StepName, str] = {"submitted": "韩立群", "reviewed": "周明远", "cleared": "孙海平", "signed": "陈立民"}
LIKE, LATER = "周记录-2018-W40.xlsx", timedelta(weeks=2)
"""The last week was never delivered: it goes like this one of two weeks before."""
_DAY = re.compile(r"(?:(\d{4})([-/.年]))?(\d{1,2})([-/.月])(\d{1,2})")
"""As people write days: 2018-10-01, 2018/10/1, 2018.10.1, 2018年10月1日, 10月7日."""


class NoScene(Refused):
    """What is here is not the sample scene, or this is production."""

    code = "no_scene"


async def issue_scene() -> AsyncIterator[Issued]:
    """Each as it comes. What is issued already stays as it is. Raises NoScene."""
    if not await is_scene():
        raise NoScene()
    station = await station_named(STATION)
    await take_week(station.id, moved((FOLDER / LIKE).read_bytes(), LATER))
    await score(station.id)
    for week in WEEKS:
        work = await begun(station.bureau, None, weekly(week), draft_due(week, is_working_day))
        done = await _issued(work) or await _issue(work)
        if week == CORRECTED and not done.errata:
            await _correct(work, done)
            done = await _issued(work) or done
        yield done


async def _issue(work: Work) -> Issued:
    while (due := next_step((await preview(work)).counting)) != "signed":
        await take_step(OPERATOR, work, due, NAMES[due], "", None)
    await issue(OPERATOR, work, NAMES["signed"], Key(f"scene-issues-{work.week}", "operator"))
    done = await _issued(work)
    assert done
    return done


async def _correct(work: Work, done: Issued) -> None:
    flags = done.figures.patrol.flag_patrols
    said = Correcting(
        "一张纸质巡逻单周一下午才收到",
        (("第二部分第1段", f"亮旗帜{flags}次", f"亮旗帜{flags + 1}次"),),
        withdraws=False,
        names=(NAMES["submitted"], NAMES["reviewed"], NAMES["signed"]),
    )
    await correct(OPERATOR, work, said, Key(f"scene-corrects-{work.week}", "operator"))


async def _issued(work: Work) -> Issued | None:
    async with transaction():
        return await issued_as(work.id)


def moved(content: bytes, by: timedelta) -> bytes:
    """A workbook with all its days so much later."""
    book = load_workbook(BytesIO(content))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if (later := _moved(cell.value, by)) != cell.value:
                    cell.value = later
    found = BytesIO()
    book.save(found)
    return found.getvalue()


def _moved(value: Any, by: timedelta) -> Any:
    if isinstance(value, date | datetime):
        return value + by
    if isinstance(value, str):
        return _DAY.sub(lambda found: _later(found, by), value)
    return value


def _later(found: re.Match[str], by: timedelta) -> str:
    year, after_year, month, after_month, day = found.groups()
    if year is None and after_month != "月":
        return found[0]
    later = date(int(year or WEEKS[0].year), int(month), int(day)) + by
    return (
        f"{later.year}{after_year}" if year else ""
    ) + f"{later.month:0{len(month)}}{after_month}{later.day:0{len(day)}}"
