"""Password hashes, made and checked in one thread of their own: a flood of sign-ins must not slow anything else."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="argon2")
# what an unknown account's password is compared with, so that it takes as long as a known one's
NOBODY = _hasher.hash("nobody at all")


async def make(password: str) -> str:
    """The hash of a password."""
    return await asyncio.get_running_loop().run_in_executor(_thread, _hasher.hash, password)


async def matches(hashed: str, password: str) -> bool:
    """Whether a password is the one."""
    return await asyncio.get_running_loop().run_in_executor(_thread, _verify, hashed, password)


def _verify(hashed: str, password: str) -> bool:
    try:
        return _hasher.verify(hashed, password)
    except VerifyMismatchError:
        return False
