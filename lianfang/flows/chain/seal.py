"""Whatever is written into books and waits is sealed, a batch to a transaction; once an hour the head is kept outside."""

import asyncio

from lianfang.chain import anchors
from lianfang.chain.reads import head
from lianfang.chain.sealing import seal as seal_batch
from lianfang.database import transaction


async def seal(wait: bool = False) -> int:
    """How many rows; none where another process is at it. With `wait` it goes on until nothing is left, whoever seals besides."""
    links, after = 0, 0
    while True:
        async with transaction() as now:
            done = await seal_batch(now, after, wait)
            last = await head() if done.links else None
        links += done.links
        if last:
            await asyncio.to_thread(anchors.keep, last, now, anchors.EVERY)
        if done.after is None:
            return links
        after = done.after
