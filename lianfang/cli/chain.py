"""lianfang verify: whether any row of the books was changed behind the platform's back. 0 all is well, 1 something is not."""

import asyncio
from argparse import ArgumentTypeError, Namespace
from typing import Any

from lianfang.chain.forms import BOOKS
from lianfang.chain.verifying import Fault
from lianfang.flows.chain.verify import Verified
from lianfang.flows.chain.verify import verify as verify_books
from lianfang.house import opened
from zones.ground.chain import Head, read_head

CALLED = {name: book.called for name, book in BOOKS.items()} | {"entry": "记账分录", "money_entry": "奖励金分录"}
CALLED |= {"account": "积分户", "purse": "奖励金户"}
SAID = {
    "changed": "{at}：内容被改。",
    "gone": "{at}：这一行不见了。",
    "missing": "链上第 {seq} 环不见了，一共少了 {rows} 环。",
    "link": "{at}：链接被改。",
    "order": "{at}：和前后对不上，内容、链接或顺序被改。",
    "anew": "{at}：和数据库外面留下的链头不一样，链被整段重写过。",
    "cut": "链尾被截：第 {seq} 环起少了 {rows} 环。",
    "loose": "{at}：有一行没有进链，一共 {rows} 行。",
    "late": "{at}：过了 10 秒还没有封进链，一共 {rows} 行。看封口的自动任务停没停，这一行还在不在。",
    "anchor": "密钥文件夹里的 chain.heads 第 {row} 行认不出来，可能被人动过。",
    "uneven": "{at}：两边不平，一共 {rows} 笔。",
    "drift": "{at}：余额和明细对不上，一共 {rows} 户。",
}
RESTORED = "要是刚从备份恢复过，把密钥文件夹里的 chain.heads 换个名字存好，再查一遍。"


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


def sentence(fault: Fault) -> str:
    """What is wrong, where."""
    at = f"{CALLED.get(fault.book, fault.book)}（{fault.book}）第 {fault.row} 行"
    if fault.seq:
        at += f"，链上第 {fault.seq} 环"
    return SAID[fault.kind].format(at=at, row=fault.row, seq=fault.seq, rows=fault.rows)


def _head(text: str) -> Head:
    if found := read_head(text):
        return found
    raise ArgumentTypeError("链头照纸上抄：链号、英文冒号、64 位十六进制数")
