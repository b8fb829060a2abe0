"""How the installation is now, for whoever looks after it."""

from datetime import datetime

from msgspec import Struct

from lianfang.database import transaction
from lianfang.notices.dead import DeadLetter, dead_letters
from lianfang.ops.measures import measured
from lianfang.ops.nights import Night, last_night
from lianfang.ops.pulse import Beat, beats
from lianfang.ops.troubles import TroubleRow, recent
from lianfang.ops.vocabulary import Measured
from zones.ground.scope import Scope


class OpsSeen(Struct, frozen=True):
    """Invariants and jobs of the whole installation; dead letters of the scope's bureaus."""

    now: datetime
    measured: tuple[Measured, ...]
    beats: list[Beat]
    troubles: list[TroubleRow]
    dead: list[DeadLetter]
    night: Night | None


async def see(of: Scope) -> OpsSeen:
    """Measured anew, not remembered."""
    async with transaction(snapshot=True) as now:
        found, dead = await measured(now), await dead_letters(of)
        return OpsSeen(now, found, await beats(now), await recent(), dead, await last_night())
