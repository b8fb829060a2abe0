"""Signs a printed file. Keys live in this process and, while they sign, in a worker of their own, never in the one that reads HTML."""

import asyncio
from datetime import datetime

from bulletins.paper.vocabulary import SealPlace
from lianfang.cage import Bench, Limits
from lianfang.settings import settings
from lianfang.signing.certificate import credentials
from lianfang.signing.vocabulary import Credentials, Order, Signed

SAMPLE_MARK = "样章"


_desk = Bench(Limits(cpu_s=10, wait_s=30, memory_mb=256))


async def sign(pdf: bytes, *, name: str, reason: str, at: datetime, seal: SealPlace | None) -> Signed:
    """The file with its signature: `name` is the office's, written round the seal; `seal` where press.py found room for it.

    Raises the refusals of `errors` before anything is signed, CageFailed when a limit ended it.
    """
    held = await ready(at)
    order = Order(name, reason, at, seal, SAMPLE_MARK if held.sample else "")
    signed = await _desk.call("lianfang.signing.stamp:stamped", pdf, held, order, returns=bytes)
    return Signed(signed, held.sample)


async def ready(at: datetime) -> Credentials:
    """What would sign at that instant: to be asked before anything is printed. Raises the refusals of `errors`."""
    return await asyncio.to_thread(credentials, settings(), at)
