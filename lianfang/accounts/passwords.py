"""Password hashes, made and checked in one thread of their own: a flood of sign-ins must not slow anything else."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import BoundedSemaphore
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from lianfang.accounts.password_rules import normalised
from zones.ground.refused import Refused

Value = TypeVar("Value")
MOST_WAITING = 8

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="argon2")
_places = BoundedSemaphore(1 + MOST_WAITING)  # one at work, the others waiting
# what an unknown account's password is compared with, so that it takes as long as a known one's
NOBODY = _hasher.hash("nobody at all")


class Busy(Refused):
    """More sign-ins at once than the thread can take: nothing was hashed, the account was not asked about."""

    code = "too_busy"


async def make(password: str) -> str:
    """The hash of a password, in its one spelling. Raises Busy."""
    return await _in_turn(lambda: _hasher.hash(normalised(password)))


async def matches(hashed: str, password: str) -> bool:
    """Whether a password is the one. Raises Busy."""
    return await _in_turn(lambda: _verify(hashed, normalised(password)))


async def _in_turn(work: Callable[[], Value]) -> Value:
    if not _places.acquire(blocking=False):
        raise Busy()
    job = _thread.submit(work)
    job.add_done_callback(_leave)  # not at the end of the await: whoever gives up waiting still keeps the thread busy
    return await asyncio.wrap_future(job)


def _leave(_: Future[Value]) -> None:
    _places.release()


def _verify(hashed: str, password: str) -> bool:
    try:
        return _hasher.verify(hashed, password)
    except VerifyMismatchError:
        return False
