"""A command is carried out once: its key and its answer are written in the transaction of its effect."""

import hashlib
from collections.abc import Awaitable, Callable
from datetime import datetime

import msgspec
from msgspec import Struct

from lianfang.database import transaction
from lianfang.tables import Command
from zones.ground.refused import Refused


class Key(Struct, frozen=True):
    """The client's key of a command, and who gives it."""

    key: str
    actor: str


class OtherBody(Refused):
    """The key was used for another command before."""

    code = "other_body"


class BadKey(Refused):
    """The key is missing or too long."""

    code = "bad_key"


async def answered_once(key: Key, body: list[str], do: Callable[[datetime], Awaitable[str]]) -> str:
    """Run `do` in a transaction, or give the answer it gave before. Same key, other body: OtherBody.

    Two at a time with one key wait for each other: the row is claimed before the work begins.
    """
    digest = _digest(key, body)
    async with transaction() as now:
        claimed = await Command.raw(
            "INSERT INTO command (key, actor, body, answer, at) VALUES ({}, {}, {}, {}, {}) "
            "ON CONFLICT (key) DO NOTHING RETURNING id",
            key.key,
            key.actor,
            digest,
            b"",
            now,
        )
        if not claimed:
            return await _earlier(key, digest)
        answer = await do(now)
        await Command.raw("UPDATE command SET answer = {} WHERE id = {}", answer.encode(), claimed[0]["id"])
        return answer


def _digest(key: Key, body: list[str]) -> bytes:
    """Of who asks for what. Raises BadKey."""
    if not 8 <= len(key.key) <= 64:
        raise BadKey()
    return hashlib.sha256(msgspec.json.encode([key.actor, *body])).digest()


async def carried_out(key: Key | None, body: list[str], do: Callable[[datetime], Awaitable[str]]) -> str:
    """Once by its key; what the operator types has none and is simply done. Raises OtherBody."""
    if key is not None:
        return await answered_once(key, body, do)
    async with transaction() as now:
        return await do(now)


async def _earlier(key: Key, digest: bytes) -> str:
    held = await Command.raw("SELECT body, answer FROM command WHERE key = {}", key.key)
    if held[0]["body"] != digest:
        raise OtherBody()
    return bytes(held[0]["answer"]).decode()


async def answer_of(key: Key, body: list[str]) -> str | None:
    """The answer that this command got before, if it did. Raises BadKey, OtherBody."""
    digest = _digest(key, body)
    held = await Command.raw("SELECT body, answer FROM command WHERE key = {}", key.key)
    if not held:
        return None
    if held[0]["body"] != digest:
        raise OtherBody()
    return bytes(held[0]["answer"]).decode()
