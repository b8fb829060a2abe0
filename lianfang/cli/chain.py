"""lianfang verify: whether any row of the books was changed behind the platform's back. 0 all is well, 1 something is not."""

import asyncio
import re
from argparse import ArgumentTypeError, Namespace
from typing import Any

from lianfang.chain.reads import DIGITS, PRINTED, BookHead
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
    command.add_argument(
        "--paper",
        type=read_paper,
        action="append",
        default=[],
        metavar="审计N行HEX",
        help="通报末行印的那两个，一起核对",
    )


def verify(chosen: Namespace) -> int:
    """Seals first; then looks, and keeps the head where all is well."""
    done = asyncio.run(_verified(tuple(chosen.head), tuple(one for line in chosen.paper for one in line)))
    for fault in done.faults:
        print(sentence(fault))
    if any(fault.kind in ("cut", "anew") for fault in done.faults):
        print(RESTORED)
    print(f"对过 {done.links} 行和 {done.compared} 个留下的链头，" + ("有地方不对。" if done.faults else "都好。"))
    print(f"{'对到' if done.faults else '链头'}　{done.head}")
    return 1 if done.faults else 0


async def _verified(given: tuple[Head, ...], printed: tuple[BookHead, ...]) -> Verified:
    async with opened():
        return await verify_books(given, printed)


def _head(text: str) -> Head:
    if found := read_head(text):
        return found
    raise ArgumentTypeError("链头照纸上抄：链号、英文冒号、64 位十六进制数")


def read_paper(text: str) -> list[BookHead]:
    """One or both of a bulletin's last line, copied with or without spaces."""
    books = {word: book for book, word in PRINTED.items()}
    plain = "".join(text.split()).lower()
    if found := re.findall(rf"({'|'.join(books)})([1-9][0-9]{{0,17}})行([0-9a-f]{{{DIGITS}}})", plain):
        return [BookHead(books[word], int(rows), digits) for word, rows, digits in found]
    raise ArgumentTypeError(f"照通报末行抄：审计或者积分、几行、{DIGITS} 位十六进制数，像 审计120行4f9a2c0b71de")
