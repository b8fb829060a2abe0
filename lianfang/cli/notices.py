"""lianfang notices dead|again|leave: what could not be told, and what becomes of it."""

import secrets
from argparse import Namespace
from typing import Any

from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.ops.look_after import look_after
from lianfang.notices.dead import dead_letters
from lianfang.stations import station_named
from zones.ground.scope import Scope
from zones.ground.weeks import SHANGHAI


def add(commands: Any) -> None:
    """notices dead, again, leave."""
    group = commands.group("notices", "没有送到的通知")
    group.add("dead", "看有哪些", list_dead)
    for name, help_, run in (("again", "再送一次", again), ("leave", "不用再送", leave)):
        group.add(name, help_, run).add_argument("letter", type=int, help="编号")


async def list_dead(chosen: Namespace) -> None:
    of = await _of(chosen)
    async with transaction():
        rows = await dead_letters(of)
    for row in rows:
        seen = "　看过" if row.seen else ""
        when = f"{row.at.astimezone(SHANGHAI):%m-%d %H:%M}"
        print(f"{row.id}　{when}　{row.key}　{row.lane}　试了 {row.tries} 次　{row.error}{seen}")
    if not rows:
        print("没有送不到的通知。")


async def again(chosen: Namespace) -> None:
    await _look_after(chosen, again=True)
    print(f"通知 {chosen.letter} 再送一次，几秒里就发。")


async def leave(chosen: Namespace) -> None:
    await _look_after(chosen, again=False)
    print(f"通知 {chosen.letter} 不用再送，记下了。")


async def _look_after(chosen: Namespace, again: bool) -> None:
    key = Key(secrets.token_hex(16), "operator")
    await look_after(await _of(chosen), OPERATOR, chosen.letter, again, key)


async def _of(chosen: Namespace) -> Scope:
    return Scope(((await station_named(chosen.station)).id,))
