"""我的几家: a beat officer's units; and a company's."""

from litestar import Response, get
from litestar.params import FromQuery

from lianfang.access import scope
from lianfang.database import transaction
from lianfang.flows.beat.my_units import BeatUnit, my_units
from lianfang.web.answers import ReadRequest, page
from lianfang.web.doors import actor_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.units import company_seen
from lianfang.web.pages.asked import week_asked
from lianfang.web.pages.told import week_span
from lianfang.web.views import BeatPage, Count, Link, UnitRow, UnitsPage
from zones.roster.reads.beats import officers


@get("/beat", opt={"action": "beat.see"})
async def beat(request: ReadRequest, week: FromQuery[str] = "") -> Response[str]:
    """The officer's own units; an auxiliary sees every unit of the station."""
    actor = actor_of(request)
    seen = await my_units(scope(actor, "beat.see"), actor.officer, week_asked(week) if week else None)
    async with transaction():
        name = next((one.name for one in await officers(scope(actor, "beat.see")) if one.id == actor.officer), "各单位")
    return page(
        BeatPage(frame_of(request), name, week_span(seen.week) if seen.week else "", tuple(map(_row, seen.units)))
    )


def _row(one: BeatUnit) -> UnitRow:
    counts = [
        Count("保安", str(one.guards), "人"),
        Count("持证", str(one.certified), "人", warn=one.certified < one.guards),
    ]
    if one.counts:
        own = one.counts
        answered = f"{own.annex.answered}/{own.annex.expected}"
        counts += [
            Count("点名应答", answered, warn=own.annex.answered < own.annex.expected),
            Count("未到巡逻", str(own.missed), "次", warn=own.unexplained > 0),
            Count("待核事项", str(own.waiting), "件", warn=own.waiting > 0),
        ]
        if own.answer and own.answer.state == "disputed":
            counts.append(Count("有异议", "1", "处", warn=True))
    return UnitRow(one.unit.name, f"{one.unit.zone} · {one.unit.category}", tuple(counts), _links(one.unit.id))


def _links(unit: int) -> tuple[Link, ...]:
    return tuple(
        Link(word, f"/units/{unit}/{name}")
        for name, word in (("guards", "保安"), ("posts", "岗位"), ("lines", "通报里那几行"))
    )


@get("/company", opt={"action": "company.see"})
async def company(request: ReadRequest) -> Response[str]:
    """The units that the company guards."""
    name, units = await company_seen(actor_of(request))
    rows = tuple(
        UnitRow(
            one.unit.name,
            f"{one.unit.zone} · {one.unit.category}",
            (
                Count("保安", str(one.guards), "人"),
                Count("持证", str(one.certified), "人", warn=one.certified < one.guards),
            ),
            _links(one.unit.id),
        )
        for one in units
    )
    counts = (
        Count("单位", str(len(units)), "家"),
        Count("保安", str(sum(one.guards for one in units)), "人"),
        Count("持证", str(sum(one.certified for one in units)), "人"),
    )
    return page(UnitsPage(frame_of(request), name, counts, rows))
