"""lianfang check --deploy: whether this installation is fit for real data, item by item. 0 all well, 1 not yet."""

import asyncio
from argparse import Namespace
from typing import Any

from msgspec import json

from lianfang.deploy.checks import Result, judged
from lianfang.deploy.look import look
from lianfang.settings import settings


def add(commands: Any) -> None:
    """check."""
    command = commands.add("check", "查一遍：这套安装能不能放真数据", check, outside=True)
    command.add_argument("--deploy", action="store_true", required=True, help="按正式环境的要求查")
    command.add_argument("--json", action="store_true", help="输出 JSON")


def check(chosen: Namespace) -> int:
    """Looks, changes nothing."""
    results = judged(asyncio.run(look(settings())))
    if chosen.json:
        print(json.format(json.encode(results)).decode())
    else:
        _tell(results)
    return 0 if all(result.ok for result in results) else 1


def _tell(results: list[Result]) -> None:
    for result in results:
        print(f"{'好' if result.ok else '要办'}　{result.shown}" + (f"：{result.fault}" if result.fault else ""))
    wrong = sum(not result.ok for result in results)
    print(f"共 {len(results)} 项，" + (f"{wrong} 项要办。" if wrong else "都好。"))
