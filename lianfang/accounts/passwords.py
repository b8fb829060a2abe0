"""Password hashes, made and checked in one thread of their own: a flood of sign-ins must not slow anything else."""

import asyncio
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from threading import BoundedSemaphore
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from lianfang.accounts.password_rules import normalised
from zones.ground.refused import Refused

Value = TypeVar("Value")
MOST_WAITING = 8

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def _yield_to_others() -> None:
    """Hashing takes what the rest leaves: on Linux a thread has a priority of its own."""
    with suppress(OSError, AttributeError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 19)


_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="argon2", initializer=_yield_to_others)
_places = BoundedSemaphore(1 + MOST_WAITING)  # one at work, the others waiting
# what an unknown account's password is compared with, so that it takes as long as a known one's
NOBODY = _hasher.hash("nobody at all")


class Busy(Refused):
    """More sign-ins at once than the thread can take: nothing was hashed, the account was not asked about."""

    code = "too_busy"


def check_room() -> None:
    """Before anything is asked of the database. Raises Busy where the password could not be compared anyway."""
    if not _places.acquire(blocking=False):
        raise Busy()
    _places.release()


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
