"""备案 of a station's units, and of one unit: for itself, and for officers who write it down."""

from datetime import date
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import Thing, can, scope
from lianfang.database import look
from lianfang.flows.filings.write import write_filing
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of, now_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.pages.asked import day_asked
from lianfang.web.pages.places import station_of, unit_of
from lianfang.web.pages.told import full_day
from lianfang.web.pages.units import beside
from lianfang.web.views import Count, Fact, FilingLine, FilingsPage, Tag, UnitFilingPage
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.errors import BadFiling
from zones.roster.reads.filings import FilingRow, filings
from zones.roster.rules.filing import due, standing
from zones.roster.vocabulary import Spell

DAYS = ("began", "filed_on", "ended", "withdrawn_on")
SAID = {"began": "开始保安服务", "filed_on": "备案", "ended": "停止保安服务", "withdrawn_on": "撤销备案"}
DOING = {"file": "备案", "withdraw": "撤销备案"}


@get("/stations/{station:int}/filings", opt={"action": "filing.list"})
async def station_filings(request: ReadRequest, station: FromPath[int]) -> Response[str]:
    """Who is overdue, who is due within a week, and everybody else that hires its own guards."""
    place = await station_of(request, "filing.list", station)
    here, today = scope(actor_of(request), "filing.list", Thing(station=place.id)), _today(request)
    every = await look(lambda: filings(here))
    asked = [row for row in every if not row.sent]
    stands = [standing(row.spell, today) for row in asked if row.spell]
    unknown = sum(row.spell is None for row in asked)
    counts = (
        Count("自己招用的", str(len(asked)), "家"),
        Count("超期", str(stands.count("overdue")), "家", warn="overdue" in stands),
        Count("7 天内到期", str(stands.count("soon")), "家", warn="soon" in stands),
        Count("没有登记", str(unknown), "家", warn=unknown > 0),
    )
    lines = tuple(
        FilingLine(row.name, f"/units/{row.unit}/filing", row.zone, _tag(row, today), means(row, today))
        for row in asked
    )
    return page(FilingsPage(frame_of(request), place.name, counts, lines, len(every) - len(asked)))


@get("/units/{unit:int}/filing", opt={"action": "filing.see"})
async def unit_filing(request: ReadRequest, unit: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    """For the unit itself, and for the station."""
    of = await unit_of(request, "filing.see", unit)
    return page(await _shown(request, of, notice="记下了。" if done else ""))


@post("/units/{unit:int}/filing", opt={"action": "filing.keep"}, status_code=200)
async def keep_filing(request: ReadRequest, unit: FromPath[int]) -> Response[Any]:
    """As the papers say."""
    fields, of = await form_of(request), await unit_of(request, "filing.keep", unit)
    try:
        await write_filing(by_of(request), of, unit, _spell(fields), key_of(request, fields))
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _shown(request, of, typed=fields, error=say(refusal)), status(refusal))
    return go(f"/units/{unit}/filing?done=yes")


def _spell(fields: dict[str, str]) -> Spell:
    """Raises BadDays, BadFiling."""
    began, filed_on, ended, withdrawn_on = (day_asked(fields.get(name, "")) for name in DAYS)
    if began is None:
        raise BadFiling(what="哪天开始保安服务要填")
    return Spell(began, filed_on, fields.get("number", "").strip(), ended, withdrawn_on)


async def _shown(request: ReadRequest, of: Scope, typed: dict[str, str] | None = None, **said: Any) -> UnitFilingPage:
    (row,) = await look(lambda: filings(of))
    today, keeps = _today(request), can(actor_of(request), "filing.keep", Thing(row.station, row.unit))
    held = {name: str(getattr(row.spell, name, None) or "") for name in Spell.__struct_fields__}
    typed = {name: (typed or {}).get(name, held[name]) for name in held}
    return UnitFilingPage(
        frame_of(request),
        row.name,
        _tag(row, today),
        means(row, today),
        _facts(row.spell),
        today,
        write=form(f"/units/{row.unit}/filing") if keeps and not row.sent else None,
        typed=typed,
        **beside(request, of, "filing") | ({"back": f"/stations/{row.station}/filings"} if keeps else {}),
        **said,
    )


def _facts(spell: Spell | None) -> tuple[Fact, ...]:
    if spell is None:
        return ()
    days = [(SAID[name], getattr(spell, name), spell.number if name == "filed_on" else "") for name in DAYS]
    return tuple(Fact(word, full_day(day), note) for word, day, note in days if day is not None)


def _tag(row: FilingRow, today: date) -> Tag:
    if row.sent:
        return Tag("不用备案", "mute")
    if row.spell is None:
        return Tag("没有登记", "gold")
    state = standing(row.spell, today)
    if not state:
        return Tag("已撤销" if row.spell.withdrawn_on else "已停止" if row.spell.ended else "已备案", "ok")
    return {"overdue": Tag("超期", "warn"), "soon": Tag("快到期", "gold"), "running": Tag("30 天内办", "info")}[state]


def means(row: FilingRow, today: date) -> str:
    """超期 3 天，到10月5日为止要备案，请单位马上办."""
    if row.sent:
        return "保安员由保安公司派，公司有许可证，单位不用备案。"
    if row.spell is None:
        return "还没有登记哪天开始保安服务，请登记。"
    open_ = due(row.spell)
    if open_ is None:
        return "现在没有要办的。"
    what, left = DOING[open_[0]], (open_[1] - today).days
    if left < 0:
        return f"应在{full_day(open_[1])}以前{what}，已经超期 {-left} 天，请马上办。"
    return f"请在{full_day(open_[1])}以前{what}，还有 {left} 天。"


def _today(request: ReadRequest) -> date:
    return shanghai_day(now_of(request))
