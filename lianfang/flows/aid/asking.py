"""Who can be told of a request: ring by ring, up to the first that brings somebody. Inside an open transaction."""

from datetime import datetime

from msgspec import structs

from zones.aid import reads
from zones.aid.actions import note_left_out
from zones.aid.errors import CannotBeCalled
from zones.aid.reads import Surroundings
from zones.aid.rules.rings import brings_somebody
from zones.aid.rules.who import who
from zones.aid.vocabulary import KINDS, LEFT_OUT_WORDS, Asked, Candidate, Kind, Policy, Request, Rings
from zones.duty.reads import on_duty
from zones.duty.vocabulary import OnDuty
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day

OFF_DUTY = "现在不当班"


async def rings_from(
    around: Surroundings, kind: Kind, policy: Policy, first: int, known: set[int], now: datetime
) -> Rings:
    """From ring `first` on, up to the first with somebody who can be sent and is not `known` already."""
    found: Rings = {}
    for wave in range(first, len(policy.rings)):
        found[wave] = await ring(around, kind, policy.rings[wave], wave == 0, now, policy.paused is not None)
        if brings_somebody(found[wave], known):
            break
        known = known | {candidate.person for candidate in found[wave].candidates}
    return found


async def ring(
    around: Surroundings, kind: Kind, zones: tuple[int, ...], first: bool, now: datetime, paused: bool = False
) -> Asked:
    """One ring's people. The first holds the unit's own and the station's teams as well."""
    scope, today = Scope((around.station,)), shanghai_day(now)
    rows = await on_duty(scope, now, list(zones), teams=first)
    if first and around.zone not in zones:
        rows += await on_duty(Scope((around.station,), unit=around.place.unit), now)
    ready = await reads.ready([row.person for row in rows], today)
    ground = structs.replace(await reads.ground(around.bureau, _units(rows), today), paused=paused)
    near = first or around.zone in zones
    return who(kind, around.place, rows, ready, ground, today, near)


def _units(rows: list[OnDuty]) -> list[int]:
    return sorted({row.unit for row in rows if row.unit is not None})


async def next_rings(request: Request, now: datetime) -> Rings:
    """What a running request may be widened to."""
    around = await reads.surroundings(request.unit)
    known = {alert.person for alert in request.alerts}
    return await rings_from(around, KINDS[request.kind], request.policy, request.wave + 1, known, now)


async def called_for(request: Request, person: int, now: datetime) -> Candidate:
    """Somebody on duty whom the desk wants by hand, however far. What the law bars bars the desk as well; a unit's pause,
    which an officer ordered, does not.

    Raises CannotBeCalled, which says why.
    """
    around, today = await reads.surroundings(request.unit), shanghai_day(now)
    rows = await on_duty(Scope((around.station,), person=person), now)
    ready = await reads.ready([person], today)
    ground = await reads.ground(around.bureau, _units(rows), today)
    asked = who(KINDS[request.kind], around.place, rows, ready, ground, today, near=True)
    if not asked.candidates:
        raise CannotBeCalled(why=LEFT_OUT_WORDS[asked.left_out[0].reason] if asked.left_out else OFF_DUTY)
    return asked.candidates[0]


async def keep_left_out(before: Request, after: Request, asked: Rings) -> None:
    """Notes whom the rings that were told left out."""
    for wave in range(before.wave + 1, after.wave + 1):
        await note_left_out(after.id, wave, asked.get(wave, Asked()).left_out)
