"""The inside of the cage: a process that runs functions named by dotted path, under limits, and answers on a pipe.

Light on purpose: its start is part of every import. It opens no socket and starts no program (an audit hook refuses both).
"""

import importlib
import os
import resource
import struct
import sys
import typing
from typing import Any, BinaryIO

import msgspec

from zones.ground.refused import Refused

FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system")


_armed: set[bool] = set()


class Job(msgspec.Struct):
    """A call: `function` as module:name, positional `arguments`, seconds of processor time, megabytes of data."""

    function: str
    arguments: list[Any]
    cpu_s: int
    memory_mb: int


class Answer(msgspec.Struct):
    """What came of it: the encoded value, or a refusal's class and facts, or the name of a fault."""

    value: msgspec.Raw = msgspec.Raw(b"\xc0")
    refused: str = ""
    facts: dict[str, Any] = {}
    fault: str = ""


class Forbidden(RuntimeError):
    """Something in the cage tried to reach outside."""


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer jobs until the pipe closes."""
    sys.addaudithook(_refuse_outside)
    while head := requests.read(4):
        job = msgspec.msgpack.decode(requests.read(struct.unpack(">I", head)[0]), type=Job)
        reply = msgspec.msgpack.encode(_run(job))
        answers.write(struct.pack(">I", len(reply)) + reply)
        answers.flush()


def _run(job: Job) -> Answer:
    _limit(job)
    module, _, name = job.function.partition(":")
    try:
        function = getattr(importlib.import_module(module), name)
        arguments = _typed(function, job.arguments)
        _armed.add(True)  # imports look libraries up with programs of the system; the work itself may not
        value = function(*arguments)
        return Answer(value=msgspec.Raw(msgspec.msgpack.encode(value)))
    except Refused as refused:
        return Answer(refused=f"{type(refused).__module__}:{type(refused).__qualname__}", facts=refused.facts)
    except MemoryError:
        return Answer(fault="memory")
    finally:
        _armed.clear()


def _typed(function: Any, arguments: list[Any]) -> list[Any]:
    """Arguments as the function's annotations say: structs come over the pipe as plain maps."""
    hints = typing.get_type_hints(function)
    hints.pop("return", None)
    return [msgspec.convert(value, hint) for value, hint in zip(arguments, hints.values(), strict=False)]


def _limit(job: Job) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent + job.cpu_s, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_DATA, (job.memory_mb * 2**20, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (16 * 2**20, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _refuse_outside(event: str, _: tuple[Any, ...]) -> None:
    if _armed and event.startswith(FORBIDDEN):
        raise Forbidden(event)


def _own_pipe() -> BinaryIO:
    """The pipe of answers, out of the work's reach: what it prints must not pass for an answer."""
    pipe = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(pipe, "wb")


if __name__ == "__main__":
    serve(sys.stdin.buffer, _own_pipe())
