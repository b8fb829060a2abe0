"""lianfang verify: whether any row of the books was changed behind the platform's back. 0 all is well, 1 something is not."""

import asyncio
from argparse import ArgumentTypeError, Namespace
from typing import Any

from lianfang.flows.chain.telling import RESTORED, sentence
from lianfang.flows.chain.verify import Verified
from lianfang.flows.chain.verify import verify as verify_books
from lianfang.house import opened
from zones.ground.chain import Head, read_head


def add(commands: Any) -> None:
    """verify."""
    command = commands.add("verify", "查一遍：账本有没有被人绕过平台改动", verify, outside=True)
    command.add_argument(
        "--head", type=_head, action="append", default=[], metavar="SEQ:HEX", help="抄在纸上的链头，一起核对"
    )


def verify(chosen: Namespace) -> int:
    """Seals first; then looks, and keeps the head where all is well."""
    done = asyncio.run(_verified(tuple(chosen.head)))
    for fault in done.faults:
        print(sentence(fault))
    if any(fault.kind in ("cut", "anew") for fault in done.faults):
        print(RESTORED)
    print(f"对过 {done.links} 行和 {done.compared} 个留下的链头，" + ("有地方不对。" if done.faults else "都好。"))
    print(f"{'对到' if done.faults else '链头'}　{done.head}")
    return 1 if done.faults else 0


async def _verified(given: tuple[Head, ...]) -> Verified:
    async with opened():
        return await verify_books(given)


def _head(text: str) -> Head:
    if found := read_head(text):
        return found
    raise ArgumentTypeError("链头照纸上抄：链号、英文冒号、64 位十六进制数")
