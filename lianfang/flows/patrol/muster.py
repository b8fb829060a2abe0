"""集合: one photo, who came, who did not and why. One phone does it for everybody; who does it leads."""

from datetime import datetime

from msgspec import Struct

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.patrol.shots import MUSTER, digest_of, keep, ready
from zones.patrol.actions.outings import write, write_seats
from zones.patrol.errors.outings import NoSuchOuting
from zones.patrol.reads.outings import locked, seats
from zones.patrol.rules.walking import mustered, said_at


class Mustering(Struct, frozen=True):
    """By an account, of whoever leads: seats that are empty (id → reason), the photo, when the phone says that it was."""

    account: int
    leader: int
    missing: dict[int, str]
    photo: bytes = b""
    phone_at: datetime | None = None


async def muster(by: By, outing: int, said: Mustering, key: Key) -> None:
    """Whoever leads has a seat in it. Raises NoSuchOuting, OutingBegun, TooEarly, UnknownWord, NeverAlone, OtherBody and
    what a photo may be refused for."""
    missing = sorted(said.missing.items())
    body = ["patrol.muster", str(outing), str(said.leader), repr(missing), digest_of(said.photo)]
    clean = await ready(said.account, said.photo, key, body)

    async def do(now: datetime) -> str:
        held = await locked(outing)
        sits = (await seats([outing]))[outing]
        if held is None or said.leader not in {seat.person for seat in sits}:
            raise NoSuchOuting()
        stands = mustered(held, sits, said.leader, said.missing, said_at(said.phone_at, now))
        await write(stands.outing)
        await write_seats(stands.seats)
        await keep(said.account, MUSTER, outing, clean, now)
        await note(by, "patrol.muster", "done", now, "outing", outing)
        return "walking"

    await answered_once(key, body, do)
