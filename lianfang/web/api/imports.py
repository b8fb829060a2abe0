"""A workbook by program: looked at first, written by a second command."""

from typing import Annotated, Literal

from litestar.params import JSONBody, QueryParameter
from msgspec import Meta, Struct

from lianfang.flows.imports.look import look as look_at
from lianfang.flows.imports.write import write
from lianfang.flows.roster.report import RosterReport
from lianfang.flows.week.take import WeekReport
from lianfang.sheets.errors import NotAWorkbook
from lianfang.web.answers import ReadRequest
from lianfang.web.api.errors import WrongType
from lianfang.web.api.operations import WEEK, Id, WeekQuery, command, key_of
from lianfang.web.doors import by_of
from lianfang.web.pages.imports import MOST_BYTES
from lianfang.web.pages.places import station_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Kind = Annotated[Literal["roster", "week"], QueryParameter(description="花名册或周记录")]


class TrialReport(Struct, frozen=True):
    """What the file would do; nothing is written. `upload` and `seal` open it for an hour: for its bringer alone."""

    upload: str
    seal: str
    roster: RosterReport | None
    week: WeekReport | None


class ConfirmImport(Struct, frozen=True, forbid_unknown_fields=True):
    """What the trial gave, and the same kind and week."""

    upload: Annotated[str, Meta(pattern="^[0-9a-f]{32}$", max_length=32)]
    seal: Annotated[str, Meta(pattern="^[0-9a-f]{64}$", max_length=64)]
    kind: Literal["roster", "week"]
    week: Annotated[str, Meta(pattern=WEEK.replace("^", "^(").replace("$", ")?$"), max_length=8)] = ""


class ImportDone(Struct, frozen=True):
    """What was written, in a sentence without names."""

    said: str


@command(
    "/stations/{station:int}/import",
    "import",
    "试导入一个表",
    keyed=False,
    takes=XLSX,
    request_max_body_size=MOST_BYTES,
)
async def try_import(request: ReadRequest, station: Id, kind: Kind, week: WeekQuery = "") -> TrialReport:
    """The workbook is the body. Nothing is written, so it needs no key."""
    place = await station_of(request, "import", station)
    if request.content_type[0].lower() != XLSX:
        raise WrongType(wanted=XLSX)
    content = await request.body()
    if not content:
        raise NotAWorkbook()
    seen = await look_at(by_of(request), place, kind, content, week)
    roster = seen.report if isinstance(seen.report, RosterReport) else None
    return TrialReport(seen.upload, seen.seal, roster, seen.report if isinstance(seen.report, WeekReport) else None)


@command("/stations/{station:int}/import/confirm", "import", "写入试过的表")
async def confirm_import(request: ReadRequest, station: Id, data: JSONBody[ConfirmImport]) -> ImportDone:
    """The same key twice writes once and says the same."""
    place = await station_of(request, "import", station)
    key = key_of(request)
    return ImportDone(await write(by_of(request), place, data.kind, data.upload, data.seal, data.week, key))
