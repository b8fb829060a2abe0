"""收队: flag photo, the flag handed on, outreach; the outing becomes a record. By its leader, or by an officer on his behalf."""

from datetime import datetime, timedelta

from msgspec import Struct, structs

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.patrol.recorded import write_record
from lianfang.flows.patrol.shots import FLAG, digest_of, keep, ready
from zones.ground.scope import Scope
from zones.patrol.actions.outings import write, write_seats
from zones.patrol.errors.outings import BadPlan, NoSuchOuting, NotWalking
from zones.patrol.reads.checkins import passed
from zones.patrol.reads.outings import locked, seats
from zones.patrol.rules.walking import Ending, Stands, closed, mustered, record, said_at
from zones.patrol.vocabulary.outings import LONGEST_MIN, PLAN_FAULTS, OutingRow, SeatRow
from zones.roster.reads.standing import named_units


class Closing(Struct, frozen=True):
    """What the leader says; `leader` is his person."""

    account: int
    leader: int
    ending: Ending
    photo: bytes = b""
    phone_at: datetime | None = None


class Behalf(Struct, frozen=True):
    """What an officer knows: who did not come (where nobody mustered), how many minutes were walked."""

    missing: dict[int, str]
    minutes: int
    ending: Ending


async def close_outing(by: By, outing: int, said: Closing, key: Key) -> None:
    """Raises NoSuchOuting (also for whoever does not walk in it), NotWalking, UnknownWord, OtherBody and what a photo may be
    refused for."""
    body = ["patrol.close", str(outing), str(said.leader), repr(said.ending), digest_of(said.photo)]
    clean = await ready(said.account, said.photo, key, body)

    async def do(now: datetime) -> str:
        held, sits = await _held(outing)
        if said.leader not in {seat.person for seat in sits if seat.state != "missing"}:
            raise NoSuchOuting()
        ending = structs.replace(said.ending, flag=said.ending.flag or bool(said.photo))
        await keep(said.account, FLAG, outing, clean, now)
        return await _close(by, Stands(held, sits), ending, said_at(said.phone_at, now), now)

    await answered_once(key, body, do)


async def close_for(by: By, scope: Scope, outing: int, known: Behalf, key: Key) -> None:
    """By an officer of the outing's station, once it is over. Raises NoSuchOuting, NotWalking, UnknownWord, NeverAlone,
    BadPlan, OtherBody."""

    async def do(now: datetime) -> str:
        held, sits = await _held(outing)
        if held.station not in scope.stations:
            raise NoSuchOuting()
        if now < held.starts_at:
            raise NotWalking()
        if not 0 < known.minutes <= LONGEST_MIN * 2:
            raise BadPlan(why=PLAN_FAULTS["minutes"])
        stands = Stands(held, sits)
        if held.state == "planned":
            stands = mustered(held, sits, None, known.missing, held.starts_at)
            await write_seats(stands.seats)
        begun = stands.outing.mustered_at or held.starts_at
        return await _close(by, stands, known.ending, begun + timedelta(minutes=known.minutes), now, on_paper=True)

    await answered_once(key, ["patrol.behalf", repr(scope), str(outing), repr(known)], do)


async def _held(outing: int) -> tuple[OutingRow, tuple[SeatRow, ...]]:
    held = await locked(outing)
    if held is None:
        raise NoSuchOuting()
    return held, (await seats([outing]))[outing]


async def _close(by: By, stands: Stands, ending: Ending, at: datetime, now: datetime, on_paper: bool = False) -> str:
    neighbours = frozenset(unit.id for unit in await named_units(Scope((stands.outing.station,))))
    ended = closed(stands.outing, ending, at, neighbours)
    points = sum(one.state == "counted" for one in await passed(ended.id))
    patrol = await write_record(ended, record(ended, stands.seats, ending.flag, points), now, on_paper)
    await write(structs.replace(ended, patrol=patrol))
    await note(by, "patrol.close", "done", now, "outing", ended.id)
    return "closed"
