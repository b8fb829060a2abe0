"""lianfang serve, lianfang migrate, lianfang tick: running the server and what it does by itself."""

import asyncio
import multiprocessing
from argparse import Namespace
from typing import Any

from granian import Granian
from granian.constants import Interfaces

from lianfang.access import ROLES
from lianfang.deploy.refuse import refuse_unfit
from lianfang.house import opened
from lianfang.jobs import deliver_all, seal, settle, sweep, tend, watch
from lianfang.scenes.load import ACCOUNTS, LOGINS, STATION, is_scene, load_scene
from lianfang.scenes.watch import man_scene
from lianfang.settings import settings

MOST_OPEN = 8192
"""Requests that may be open at a time: every guard of a bureau keeps a stream. Beyond, even an answer to an alert waits."""


def add(commands: Any) -> None:
    """serve, migrate, tick."""
    serving = commands.add("serve", "起服务", serve, outside=True)
    serving.add_argument("--scene", action="store_true", help="库是空的就装入洋河示例")
    commands.add("migrate", "建库、升级", migrate)
    commands.add("tick", "把到时候的事办一遍", tick)


async def migrate(chosen: Namespace) -> None:
    print("数据库已是最新。")


async def tick(chosen: Namespace) -> None:
    await sweep()
    await settle()
    await watch()
    await tend()
    await deliver_all(is_scene)
    await seal()


def serve(chosen: Namespace) -> None:
    """Prepare the house, say how to get in, serve until SIGTERM."""
    asyncio.run(_prepare(chosen.scene and not settings().production))
    # a forked worker would inherit threads that do not run in it
    multiprocessing.set_start_method("spawn")
    Granian(
        "lianfang.app:app",
        interface=Interfaces.ASGI,
        address=settings().host,
        port=settings().port,
        workers=1,
        backlog=MOST_OPEN,
        backpressure=MOST_OPEN,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        log_access=False,
    ).serve()


async def _prepare(scene: bool) -> None:
    async with opened():
        await refuse_unfit()
        if scene and await load_scene():
            print("已装入洋河示例（2018年，37 家单位、207 名保安员，都是虚构的）。")
        if scene and await is_scene():
            await man_scene(STATION)
        print(f"地址：http://{settings().host}:{settings().port}/")
        if await is_scene():
            for account, role in ACCOUNTS.items():
                print(f"{ROLES[role]}：账号 {account}　密码 {LOGINS[account]}", flush=True)
