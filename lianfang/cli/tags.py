"""lianfang tag: what is written into an NTAG 424 that hangs at a checkpoint. Its key never stands on a page."""

import re
from argparse import Namespace
from typing import Any

from lianfang.codes.printed import printed
from lianfang.codes.tags import tag_key
from lianfang.database import look
from lianfang.flows.patrol.change_checkpoint import UID
from lianfang.settings import settings
from lianfang.stations import station_named
from zones.ground.scope import Scope
from zones.patrol.errors.checkins import BadTag, NoSuchCheckpoint
from zones.patrol.reads.checkins import checkpoints

MIRRORS = f"?u={'0' * 14}&n={'0' * 6}&m={'0' * 16}"
"""Where the tag puts its number, its count and its MAC (SDM, plain; the MAC over nothing)."""


def add(commands: Any) -> None:
    """tag write."""
    group = commands.group("tag", "点位上的 NTAG 424 标签")
    made = group.add("write", "要写进标签的网址和密钥", write)
    made.add_argument("digits", help="点位牌上的 4 位数字")
    made.add_argument("uid", help="标签号，14 位")


async def write(chosen: Namespace) -> None:
    scope = Scope(((await station_named(chosen.station)).id,))
    found = next((one for one in await look(lambda: checkpoints(scope)) if one.digits == chosen.digits), None)
    uid = re.sub(r"[\s:]", "", chosen.uid)
    if found is None:
        raise NoSuchCheckpoint()
    if not UID.fullmatch(uid):
        raise BadTag()
    site = settings().origin or "https://本平台的网址"
    print(f"{found.name}\n网址：{site}/q/{printed(found.id, found.tag)}{MIRRORS}")
    print(f"SDMFileReadKey（不要留在别处）：{tag_key(bytes.fromhex(uid)).hex().upper()}")
    print("写好以后，在点位页登记这个标签号。")
