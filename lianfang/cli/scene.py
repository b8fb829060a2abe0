"""lianfang scene issue: the sample scene with a past of issued bulletins, to look at."""

from argparse import Namespace
from typing import Any

from lianfang.scenes.issuing import issue_scene


def add(commands: Any) -> None:
    """One step, outside production and on the scene alone."""
    group = commands.group("scene", "示例数据")
    group.add("issue", "把示例的四期通报一期一期签发，第三期带一份更正", issue)


async def issue(chosen: Namespace) -> None:
    """Some seconds a bulletin: each is printed and signed."""
    async for one in issue_scene():
        print(
            f"第 {one.number} 期　{one.week}　{one.pages} 页　更正 {len(one.errata)} 份　/bulletins/{one.draft}",
            flush=True,
        )
