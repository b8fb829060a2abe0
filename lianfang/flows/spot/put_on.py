"""A round of spot questions: one's own, or drawn from the bank, or both."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from scoring.exams.bank.reads import asked
from scoring.exams.spot import actions
from scoring.exams.spot.rules import planned
from zones.ground.scope import Scope


async def put_on(by: By, station: int, account: int, title: str, lines: str, topic: str, draw: int, key: Key) -> int:
    """Its id; `topic` empty draws from all. Raises BadSpot, OtherBody."""

    async def do(now: datetime) -> str:
        bank = [one for one in await asked(Scope((station,))) if topic in ("", one.said.topic)]
        said, items = planned(title, lines, bank, draw, key.key)
        made = await actions.put_on(station, said, items, account, now)
        await note(by, "spot.put_on", "done", now, "spot", made)
        return str(made)

    body = ["spot.put_on", str(station), title, lines, topic, str(draw)]
    return int(await answered_once(key, body, do))
