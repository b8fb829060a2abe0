"""lianfang hook add|list|end: where a bureau's own system takes notices."""

from argparse import Namespace
from typing import Any

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.hooks.begin import begin
from lianfang.flows.hooks.end import end
from lianfang.notices.hooks import hooks
from lianfang.stations import station_named
from zones.ground.weeks import SHANGHAI


def add(commands: Any) -> None:
    """hook add, list, end."""
    group = commands.group("hook", "分局自己的系统接收通知的地址")
    group.add("add", "设一个接收地址", add_hook).add_argument(
        "url", help="https 开头；主机名先写进 LIANFANG_HOOK_HOSTS"
    )
    group.add("list", "看有哪些", list_hooks)
    group.add("end", "停用", end_).add_argument("hook", type=int, help="编号")


async def add_hook(chosen: Namespace) -> None:
    hook, secret = await begin(OPERATOR, (await station_named(chosen.station)).bureau, chosen.url)
    print(f"接收地址 {hook} 已设好。\n验签名的密钥（只显示这一次）：{secret}")


async def list_hooks(chosen: Namespace) -> None:
    bureau = (await station_named(chosen.station)).bureau
    async with transaction():
        rows = await hooks(bureau)
    for row in rows:
        print(f"{row.id}　{row.url}　{row.since.astimezone(SHANGHAI):%Y-%m-%d} 起")
    if not rows:
        print("没有接收地址。")


async def end_(chosen: Namespace) -> None:
    await end(OPERATOR, chosen.hook, (await station_named(chosen.station)).bureau)
    print(f"接收地址 {chosen.hook} 已停用。")
