"""勤务令 on paper and the photos of an outing: for the station and the units that walk in it."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath
from msgspec import structs

from bulletins.paper.letters.vocabulary import Letter, Line, Signer
from lianfang.access import ACTIONS, Actor, NotYours, Thing, can, scope
from lianfang.database import look
from lianfang.flows.patrol.seen import OutingSeen, outing_seen
from lianfang.photos.reads import content_of
from lianfang.printing import print_letter
from lianfang.web.answers import ReadRequest, pdf
from lianfang.web.doors import actor_of
from lianfang.web.pages.outing_words import POWERS
from lianfang.web.pages.told import full_day, wall
from lianfang.web.photos import photo_response
from zones.ground.scope import Scope
from zones.patrol.errors.outings import NoSuchOuting
from zones.patrol.vocabulary.outings import TURN_WORDS
from zones.roster.reads import stations
from zones.roster.reads.backing import orders


@get("/patrols/{outing:int}/order.pdf", opt={"action": "patrol.see"})
async def order_sheet(request: ReadRequest, outing: FromPath[int]) -> Response[bytes]:
    """For the unit's file: number, basis, officer in charge, who walks, from when to when, what nobody may do."""
    seen = await reached(actor_of(request), outing)
    here = Scope((seen.row.station,))

    async def read() -> tuple[str, str]:
        basis = next((one for one in await orders(here) if one.holds(seen.row.day)), None)
        place = next(one.name for one in await stations() if one.id == seen.row.station)
        return place, f"{basis.number}，{basis.issuer}".rstrip("，") if basis else "—"

    printed = await print_letter(order_letter(seen, *await look(read)))
    return pdf(printed.pdf, f"qinwuling-{outing}")


@get("/patrols/{outing:int}/photos/{photo:int}", opt={"action": "patrol.see"})
async def outing_photo(request: ReadRequest, outing: FromPath[int], photo: FromPath[int]) -> Response[Any]:
    seen = await reached(actor_of(request), outing)
    subject = next((subject for subject, one in seen.photos if one == photo), "")
    return photo_response(await look(lambda: content_of(subject, outing, photo)))


async def reached(actor: Actor, outing: int) -> OutingSeen:
    """An outing of the actor's station, or one in which his unit has a seat. Raises NotYours."""
    try:
        seen = await outing_seen(_reach(actor), outing)
    except NoSuchOuting:
        raise NotYours() from None
    things = [Thing(station=seen.row.station, unit=seat.unit) for seat in seen.seats]
    if not any(can(actor, "patrol.see", thing) for thing in (Thing(station=seen.row.station), *things)):
        raise NotYours()
    return seen


def _reach(actor: Actor) -> Scope:
    """The stations, for whoever is of one; else the units that he leads."""
    of, held = scope(actor, "patrol.see"), [one for one in actor.roles if one.role in ACTIONS["patrol.see"]]
    led = tuple(one.unit for one in held if one.role == "unit" and one.unit is not None)
    return of if any(one.role != "unit" for one in held) else structs.replace(of, units=led)


def order_letter(seen: OutingSeen, place: str, basis: str) -> Letter:
    """One page; names as they stand now, empty seats to be written in by hand."""
    row = seen.row
    when = f"{full_day(row.day)} {wall(row.starts_at)}至{wall(row.ends_at)}"
    named = [seat for seat in seen.seats if seat.person is not None]
    names = tuple(Line(seat.unit_name, f"{seat.name}（{TURN_WORDS[seat.turn]}）") for seat in named)
    blanks = tuple(f"{seat.unit_name}（未定）" for seat in seen.seats if seat.person is None)
    return Letter(
        title="联防巡逻勤务令",
        number=row.number,
        paragraphs=(
            f"依据{basis}，{when}由{row.lead_name}牵头，在{row.zone_name}{row.walking_group}开展联防巡逻，请下列单位派员参加。",
            f"{POWERS}；遇有情况先退、先报，不单独前往。参加巡逻不收费、不计酬。",
        ),
        lines=(
            Line("勤务依据", basis),
            Line("带队民警", row.officer_name),
            Line("时间", when),
            Line("牵头单位", row.lead_name),
            Line("同意入内查看", "、".join(seen.inside.values()) or "—"),
            *names,
        ),
        blanks=blanks,
        signers=(Signer("签发单位", f"{place}（盖章）"), Signer("带队民警", "")),
        day=full_day(row.day),
        note="本令由参加单位存档，供工伤、意外保险和检查时使用。",
    )
