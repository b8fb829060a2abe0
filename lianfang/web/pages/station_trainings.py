"""培训 of a station: the year's plan, sessions, who is done and who is behind; and of a unit its own guards."""

from datetime import timedelta
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import Actor, Thing, can
from lianfang.flows.training.plan import plan
from lianfang.flows.training.schedule import schedule
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of, now_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.training import StationTrainings, station_trainings, unit_duty
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.daily_orders import instant_asked
from lianfang.web.pages.places import station_of, unit_of
from lianfang.web.pages.told import month_day
from lianfang.web.pages.training_view import line
from lianfang.web.pages.units import beside
from lianfang.web.views import Choice, DutyLine, Link, PlanRow, StationTrainingsPage, Tag, UnitTrainingsPage
from lianfang.wording import say, status
from scoring.training.errors import BadTraining
from scoring.training.vocabulary import FIELDS, LEVELS, Draft, PlanLine, UnitDuty
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.ground.weeks import month_of, month_span, shanghai_day
from zones.roster.reads import StationRow

NOTICES = {"planned": "计划存好了。"}


@get("/stations/{station:int}/trainings", opt={"action": "training.see"})
async def trainings(request: ReadRequest, station: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    place = await station_of(request, "training.see", station)
    return page(await _shown(request, place, notice=NOTICES.get(done, "")))


@post("/stations/{station:int}/trainings", opt={"action": "training.plan"}, status_code=200)
async def new_training(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    """A session: who, what, where, from when to when."""
    fields, place = await form_of(request), await station_of(request, "training.plan", station)
    actor = actor_of(request)
    try:
        draft = _draft(fields)
        check_level(actor, draft)
        made = await schedule(by_of(request), place.id, draft, actor.account, key_of(request, fields))
    except Refused as refusal:
        return await _again(request, place, refusal, fields)
    return go(f"/trainings/{made}?done=made")


@post("/stations/{station:int}/trainings/plan", opt={"action": "training.plan"}, status_code=200)
async def plan_trainings(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    """A line of the year's plan."""
    fields, place = await form_of(request), await station_of(request, "training.plan", station)
    planned = number_asked(fields.get("planned", ""))
    said = PlanLine(
        fields.get("month", ""),
        fields.get("field", ""),
        fields.get("level", ""),
        -1 if planned is None else planned,
    )
    try:
        await plan(by_of(request), place.id, said, key_of(request, fields))
    except Refused as refusal:
        return await _again(request, place, refusal, fields)
    return go(f"/stations/{place.id}/trainings?done=planned")


@get("/units/{unit:int}/trainings", opt={"action": "training.unit"})
async def unit_trainings(request: ReadRequest, unit: FromPath[int]) -> Response[str]:
    """Its own guards, this month and quarter."""
    of = await unit_of(request, "training.unit", unit)
    now, named, duty = await unit_duty(of)
    until = month_day(month_span(shanghai_day(now))[1])
    rows = tuple(_duty(one) for one in duty)
    return page(UnitTrainingsPage(frame_of(request), named, rows, until, **beside(request, of, "trainings")))


def check_level(actor: Actor, draft: Draft) -> None:
    """The bureau's own sessions are its office's to put on. Raises BadTraining."""
    if draft.level == "bureau" and not any(held.role == "office" for held in actor.roles):
        raise BadTraining(what="哪一级办（分局的由分局联勤联防办公室安排）")


def _draft(fields: dict[str, str]) -> Draft:
    """As the form says it: `who` is officer:4, guard:31, or empty for somebody from outside."""
    level, (kind, _, number) = fields.get("level", ""), fields.get("who", "").partition(":")
    who = number_asked(number)
    return Draft(
        level,
        fields.get("field", ""),
        fields.get("title", "").strip(),
        fields.get("place", "").strip(),
        instant_asked(fields.get("day", ""), fields.get("from", "")),
        instant_asked(fields.get("day", ""), fields.get("to", "")),
        number_asked(fields.get("zone", "")) if level == "zone" else None,
        number_asked(fields.get("unit", "")) if level == "unit" else None,
        who if kind == "officer" else None,
        who if kind == "guard" else None,
        fields.get("guest", "").strip(),
    )


async def _again(request: ReadRequest, place: StationRow, refusal: Refused, fields: dict[str, str]) -> Response[Any]:
    await write_refusal(refusal, request.scope)
    return page(await _shown(request, place, typed=fields, error=say(refusal)), status(refusal))


async def _shown(
    request: ReadRequest, place: StationRow, typed: dict[str, str] | None = None, **shown: Any
) -> StationTrainingsPage:
    today, actor, said = shanghai_day(now_of(request)), actor_of(request), typed or {}
    seen = await station_trainings(Scope((place.id,)), today.year)
    plans = can(actor, "training.plan", Thing(station=place.id))
    base = f"/stations/{place.id}/trainings"
    return StationTrainingsPage(
        frame_of(request),
        station=place.name,
        sessions=tuple(
            line(row, _href(row.session.station, place.id, row.session.id)) for row in reversed(seen.sessions)
        ),
        rows=_plan(seen),
        duty=tuple(_duty(one, "/people/{}/trainings.pdf") for one in seen.duty),
        until=month_day(month_span(today)[1]),
        levels=_choices(LEVELS, said.get("level", "station")),
        fields=_choices(FIELDS, said.get("field", "")),
        zones=tuple(Choice(str(one.id), one.name, said.get("zone") == str(one.id)) for one in seen.zones),
        units=tuple(Choice(str(one.id), one.name, said.get("unit") == str(one.id)) for one in seen.units),
        officers=tuple(Choice(f"officer:{one.id}", one.name) for one in seen.officers),
        guards=tuple(Choice(f"guard:{one.person}", f"{one.name}（{one.unit_name}）") for one in seen.guards),
        month=said.get("month", month_of(today)),
        day=said.get("day", (today + timedelta(days=1)).isoformat()),
        new=form(base) if plans else None,
        plan=form(f"{base}/plan") if plans else None,
        typed={name: said.get(name, "") for name in ("title", "place", "from", "to", "guest", "who")},
        **shown,
    )


def _href(station: int, here: int, session: int) -> str:
    return f"/trainings/{session}" if station == here else ""


def _choices(words: dict[str, str], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(code, word, code == chosen) for code, word in words.items())


def _plan(seen: StationTrainings) -> tuple[PlanRow, ...]:
    here, done, bureau, bureau_done = (
        {(one.month, one.field, one.level): one.planned for one in lines}
        for lines in (seen.plan, seen.done, seen.bureau_plan, seen.bureau_done)
    )
    return tuple(
        PlanRow(
            f"{int(key[0][5:])}月",
            f"{FIELDS[key[1]]}（{LEVELS[key[2]]}办）",
            _kept(here.get(key, 0), done.get(key, 0)),
            f"计划 {bureau.get(key, 0)}，办了 {bureau_done.get(key, 0)}",
        )
        for key in sorted({*bureau, *bureau_done})
    )


def _kept(planned: int, done: int) -> Tag:
    return Tag(f"计划 {planned}，办了 {done}", "ok" if done >= planned else "gold")


def _duty(one: UnitDuty, paper: str = "") -> DutyLine:
    """`paper` is where a guard's certificate is printed, for who may."""
    done = tuple(Link(guard.name, paper.format(guard.person)) for guard in one.guards if guard.trained)
    behind = "、".join(guard.name for guard in one.guards if not guard.trained)
    return DutyLine(
        one.name,
        Tag("都参加了", "ok") if not behind else Tag("还差人", "gold"),
        Tag("演练过了", "ok") if one.drilled else Tag("还没演练", "gold"),
        done,
        behind,
    )
