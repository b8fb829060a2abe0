"""求援: the request, its alerts and its notices in one transaction; the same key again is the same request."""

from datetime import datetime

from msgspec import Struct

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.aid.asking import keep_left_out, rings_from
from lianfang.flows.aid.carry import settle
from zones.aid import reads
from zones.aid.actions import begin, note_position
from zones.aid.errors import UnknownKind
from zones.aid.judgements import pause_of
from zones.aid.rules.deciding import decide
from zones.aid.rules.raising import Raise, policy_for
from zones.aid.vocabulary import KINDS
from zones.ground.weeks import SHANGHAI

MOST_WANTED = 20


class Position(Struct, frozen=True):
    """Where the phone says it is (WGS-84), and how well it knows."""

    longitude: float
    latitude: float
    accuracy_m: int | None = None


class Cry(Struct, frozen=True):
    """What is asked: by an account, for a unit; `behalf` where the desk does it for somebody, by phone."""

    account: int
    unit: int
    kind: str
    person: int | None = None
    drill: bool = False
    behalf: bool = False
    position: Position | None = None


async def raise_request(by: By, cry: Cry, key: Key) -> int:
    """Returns the request's id. Raises UnknownKind, OtherBody, BadKey. Whether the unit is his own is checked before."""

    async def do(now: datetime) -> str:
        return str(await _raise(by, cry, now))

    return int(await answered_once(key, ["aid.raise", str(cry.unit), cry.kind, str(cry.drill), str(cry.behalf)], do))


async def _raise(by: By, cry: Cry, now: datetime) -> int:
    kind = KINDS.get(cry.kind)
    if kind is None:
        raise UnknownKind()
    around = await reads.surroundings(cry.unit)
    local = now.astimezone(SHANGHAI)
    paused = await pause_of(cry.unit, local.date())
    policy = policy_for(kind, local.hour, around.zone, around.further, paused=paused)
    request = await begin(
        around.station, around.bureau, cry.unit, kind.code, policy, now, cry.account, cry.drill, cry.behalf
    )
    asked = await rings_from(around, kind, policy, 0, set(), now)
    decided = await settle(request, decide(request, Raise(cry.account, asked, cry.person, cry.behalf), now), now)
    await keep_left_out(request, decided.request, asked)
    if cry.position:
        place = (cry.position.longitude, cry.position.latitude)
        await note_position(request.id, cry.person, place, cry.position.accuracy_m, now)
    await note(by, "aid.raise", "done", now, "aid", request.id)
    return request.id
