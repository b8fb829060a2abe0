"""A unit's guards and posts, its lines before a bulletin, its answer; a company's units."""

from typing import Annotated, Literal

from litestar.params import JSONBody
from msgspec import Meta, Struct

from bulletins.figures.vocabulary import UnitLine
from bulletins.register.vocabulary import MOST_NOTE, UnitAnswer
from lianfang.access import NotYours, can
from lianfang.flows.unit.answer import answer
from lianfang.flows.unit.company_units import CompanyUnit
from lianfang.flows.unit.lines import lines_of
from lianfang.flows.unit.weeks_told import weeks_told
from lianfang.web.answers import ReadRequest
from lianfang.web.api.codes import OneTimeCode, code_for
from lianfang.web.api.operations import PLAIN, Id, Nothing, WeekPath, WeekQuery, command, key_of, look
from lianfang.web.doors import actor_of, by_of
from lianfang.web.looks.units import company_seen, guards_seen, posts_seen
from lianfang.web.pages.asked import week_asked
from lianfang.web.pages.places import person_of, unit_of


class UnitGuard(Struct, frozen=True):
    """A guard at his post. `sign_in` is none, slip (a code is out) or used."""

    person: int
    name: str
    post: str
    shift: str
    certified: bool
    sign_in: str


class UnitGuards(Struct, frozen=True):
    """Who stands in a unit today."""

    unit: int
    name: str
    guards: tuple[UnitGuard, ...]


class UnitShift(Struct, frozen=True):
    """A shift of a post and who stands it."""

    name: str
    guards: tuple[str, ...]


class UnitPost(Struct, frozen=True):
    """A post; its name is empty where the roster has none."""

    name: str
    shifts: tuple[UnitShift, ...]


class UnitPosts(Struct, frozen=True):
    """Posts as the guards' postings name them."""

    unit: int
    name: str
    posts: tuple[UnitPost, ...]


class UnitFact(Struct, frozen=True):
    """One line: what it is called, the number with its unit, what it rests on."""

    label: str
    value: str
    detail: str


class UnitLines(Struct, frozen=True):
    """A unit's own lines of a week. `open` says that it may answer; `issued` is the bulletin's number."""

    unit: int
    name: str
    week: str
    annex: UnitLine
    lines: tuple[UnitFact, ...]
    answer: UnitAnswer | None
    issued: int | None
    open: bool
    weeks: tuple[str, ...]


class AnswerLines(Struct, frozen=True, forbid_unknown_fields=True):
    """属实, or 有异议 with a word of what is wrong."""

    answer: Literal["agreed", "disputed"]
    text: Annotated[str, Meta(max_length=MOST_NOTE, pattern=PLAIN, examples=["周二巡逻我们派了两个人"])] = ""


class AnswerTaken(Struct, frozen=True):
    """Which revision of the unit's answer this is; the last one counts."""

    revision: int


class CompanyUnits(Struct, frozen=True):
    """The units that a company guards."""

    name: str
    units: tuple[CompanyUnit, ...]


@look("/units/{unit:int}/guards", "unit.see", "单位的保安")
async def unit_guards(request: ReadRequest, unit: Id) -> UnitGuards:
    """Who stands here today, with or without a certificate, and who can come in with his phone."""
    seen = await guards_seen(await unit_of(request, "unit.see", unit))
    rows = (
        UnitGuard(row.person, row.name, row.post, row.shift, row.certified, seen.states.get(row.person, "none"))
        for row in seen.rows
    )
    return UnitGuards(unit, seen.name, tuple(rows))


@command("/units/{unit:int}/guards/{person:int}/code", "unit.codes", "给本单位的人发码")
async def unit_code(request: ReadRequest, unit: Id, person: Id, data: JSONBody[Nothing]) -> OneTimeCode:
    """For one of the unit's own people; an open code of his before is withdrawn."""
    if (await person_of(request, "unit.codes", person)).unit != unit:
        raise NotYours()
    return await code_for(request, person, None, key_of(request))


@look("/units/{unit:int}/posts", "unit.see", "单位的岗位")
async def unit_posts(request: ReadRequest, unit: Id) -> UnitPosts:
    """Posts with their shifts, and who stands there."""
    name, posts = await posts_seen(await unit_of(request, "unit.see", unit))
    return UnitPosts(
        unit,
        name,
        tuple(
            UnitPost(
                post.name, tuple(UnitShift(one.name, tuple(guard for _, guard in one.guards)) for one in post.shifts)
            )
            for post in posts
        ),
    )


@look("/units/{unit:int}/lines", "unit.see", "通报里这个单位的几行")
async def unit_lines(request: ReadRequest, unit: Id, week: WeekQuery = "") -> UnitLines:
    """Of the week, or of the latest one of which anything came."""
    of = await unit_of(request, "unit.see", unit)
    weeks = await weeks_told(of)
    seen = await lines_of(of, week_asked(week) if week else weeks[0])
    may_answer = seen.open and can(actor_of(request), "unit.answer")
    return UnitLines(
        unit,
        seen.unit.name,
        str(seen.week),
        seen.annex,
        tuple(UnitFact(row.label, row.value, row.detail) for row in seen.rows),
        seen.answer,
        seen.issued,
        may_answer,
        tuple(map(str, weeks)),
    )


@command("/units/{unit:int}/lines/{week:str}", "unit.answer", "答复：属实或有异议")
async def answer_lines(request: ReadRequest, unit: Id, week: WeekPath, data: JSONBody[AnswerLines]) -> AnswerTaken:
    """Until the bulletin is issued. The last answer counts."""
    of, key = await unit_of(request, "unit.answer", unit), key_of(request)
    return AnswerTaken(await answer(by_of(request), of, week_asked(week), unit, data.answer, data.text, key))


@look("/company", "company.see", "保安公司的各单位")
async def company_units_now(request: ReadRequest) -> CompanyUnits:
    """Each with its guards and how many of them hold a certificate."""
    name, units = await company_seen(actor_of(request))
    return CompanyUnits(name, units)
