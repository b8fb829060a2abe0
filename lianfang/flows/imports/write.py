"""Writes a workbook that was looked at. The same command twice writes it once and says the same."""

import hashlib
from datetime import datetime

from lianfang import cage, uploads
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answer_of, answered_once
from lianfang.flows.points.certificates import certify
from lianfang.flows.points.score import score
from lianfang.flows.roster import take as roster
from lianfang.flows.week import take as week_of
from lianfang.sheets.roster import RosterFile
from lianfang.sheets.week import WeekFile
from zones.roster.reads import StationRow


async def write(by: By, station: StationRow, kind: str, upload: str, seal: str, week: str, key: Key) -> str:
    """Returns what was done, in a sentence without names. Raises UploadGone, and what the sheets refuse."""
    body = ["import", str(station.id), kind, upload, week]
    earlier = await answer_of(key, body)
    if earlier is None:
        content = uploads.load(upload, seal)
        earlier = await (_roster if kind == "roster" else _week)(by, station, content, week, key, body)
        uploads.drop(upload)
    await certify(station.id)
    await score(station.id)
    return earlier


async def _roster(by: By, station: StationRow, content: bytes, week: str, key: Key, body: list[str]) -> str:
    brought = await cage.call("lianfang.sheets.roster:parse", content, returns=RosterFile)

    async def do(now: datetime) -> str:
        digest = hashlib.sha256(content).digest()
        done = await roster.take_read(station.name, station.bureau_name, brought, digest, now, False)
        await note(by, "import.roster", "done", now, "station", station.id)
        return (
            f"花名册写好了：新增 {done.added} 人，有变动 {done.changed} 人，没有变 {done.unchanged} 人，"
            f"离岗 {done.ended} 人，没有收 {len(done.rejected)} 行。"
        )

    return await answered_once(key, body, do)


async def _week(by: By, station: StationRow, content: bytes, week: str, key: Key, body: list[str]) -> str:
    brought = await cage.call("lianfang.sheets.week:parse", content, week, returns=WeekFile)

    async def do(now: datetime) -> str:
        done = await week_of.take_read(station.id, brought, hashlib.sha256(content).digest(), now)
        await note(by, "import.week", "done", now, "station", station.id)
        added, back = sum(sheet.added for sheet in done.sheets), sum(sheet.withdrawn for sheet in done.sheets)
        return f"{done.week} 写好了：新收 {added} 行，撤下 {back} 行，没有收 {len(done.rejected)} 行。"

    return await answered_once(key, body, do)
