"""Letters that could not be delivered: somebody has to see them, and sends them again or lets them be."""

from datetime import datetime

from msgspec import Struct

from lianfang.notices.errors import LetterGone, NoSuchLetter
from lianfang.notices.tables import Sending
from zones.ground.scope import Scope

_OURS = "(d.bureau IS NULL OR d.bureau IN (SELECT bureau FROM station WHERE id = ANY({})))"
_DEAD = f"""
SELECT d.id, n.key, n.kind, n.receiver AS "to", n.about, d.channel, d.receiver, d.lane, d.tries, d.last_error AS error, n.at,
       d.looked_at IS NOT NULL AS seen
FROM sending d JOIN notice n ON n.id = d.notice WHERE d.state = 'dead' AND {_OURS}
ORDER BY d.looked_at IS NOT NULL, d.id DESC LIMIT {{}}
"""
_HELD = f"SELECT d.state FROM sending d WHERE d.id = {{}} AND {_OURS} FOR UPDATE"
_AGAIN = """
UPDATE sending SET state = 'waiting', tries = 0, due_at = {}, looked_at = {}, last_error = '' WHERE id = {}
"""


class DeadLetter(Struct, frozen=True):
    """What was to be told to whom (`to`), on which channel and where (`receiver`, `lane`), and the last error's code.

    `seen`: somebody has let it be.
    """

    id: int
    key: str
    kind: str
    to: str
    about: int
    channel: str
    receiver: str
    lane: str
    tries: int
    error: str
    at: datetime
    seen: bool = False


async def dead_letters(of: Scope, most: int = 100) -> list[DeadLetter]:
    """Of the scope's bureaus and of none; those that nobody has seen come first, the newest of them before the others."""
    return [DeadLetter(**row) for row in await Sending.raw(_DEAD, list(of.stations), most)]


async def send_again(of: Scope, letter: int, now: datetime) -> None:
    """It waits as if it were new, and its receiver knows it by the same key. Raises NoSuchLetter, LetterGone."""
    await _hold(of, letter)
    await Sending.raw(_AGAIN, now, now, letter)


async def let_be(of: Scope, letter: int, now: datetime) -> None:
    """Seen, and not sent any more. Raises NoSuchLetter, LetterGone."""
    await _hold(of, letter)
    await Sending.raw("UPDATE sending SET looked_at = {} WHERE id = {}", now, letter)


async def _hold(of: Scope, letter: int) -> None:
    held = await Sending.raw(_HELD, letter, list(of.stations))
    if not held:
        raise NoSuchLetter()
    if held[0]["state"] != "dead":
        raise LetterGone()
