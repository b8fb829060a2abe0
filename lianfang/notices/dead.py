"""Letters that could not be delivered: somebody has to see them."""

from datetime import datetime

from msgspec import Struct

from lianfang.notices.tables import Sending

_DEAD = """
SELECT d.id, n.key, n.kind, n.receiver AS "to", n.about, d.channel, d.receiver, d.lane, d.tries, d.last_error AS error, n.at
FROM sending d JOIN notice n ON n.id = d.notice WHERE d.state = 'dead' AND d.bureau = {} ORDER BY d.id DESC LIMIT {}
"""


class DeadLetter(Struct, frozen=True):
    """What was to be told to whom (`to`), on which channel and where (`receiver`, `lane`), and the last error's code."""

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


async def dead_letters(bureau: int, most: int = 100) -> list[DeadLetter]:
    """A bureau's, the newest first."""
    return [DeadLetter(**row) for row in await Sending.raw(_DEAD, bureau, most)]
