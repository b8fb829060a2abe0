"""What runs in the cage to try its limits. Named by dotted path; the worker imports it from the repository."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from zones.ground.refused import Refused


def answer(number: int) -> int:
    """Work as it should be."""
    return number + 1


def burn() -> int:
    """Never ends, and takes a processor for itself."""
    number = 0
    while True:
        number += 1


def swallow(megabytes: int) -> int:
    """Takes memory and uses it."""
    return len(bytearray(megabytes * 2**20))


def sleep(seconds: float) -> str:
    """Waits without using the processor."""
    time.sleep(seconds)
    return "awake"


def call_out(port: int) -> str:
    """Opens a connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=2) as line:
        line.send(b"here I am")
    return "sent"


def start_program(mark: str) -> str:
    """Starts a program that leaves a mark."""
    subprocess.run(["/usr/bin/touch", mark], check=True)
    return "started"


def start_shell(mark: str) -> str:
    """As `start_program`, by the shortest way."""
    os.system(f"touch {mark}")
    return "started"


def fork() -> str:
    """Becomes two."""
    if os.fork() == 0:
        time.sleep(60)
    return "forked"


def fill(path: str, megabytes: int) -> str:
    """Writes a file that is far too large."""
    with Path(path).open("wb") as out:
        for _ in range(megabytes):
            out.write(bytes(2**20))
    return "written"


def talk() -> str:
    """Writes where answers go."""
    for _ in range(100):
        print("\x00\x00\x00\x05hello", flush=True)
        sys.stdout.buffer.write(b"\xff\xff\xff\xff")
    return "talked"


def fall() -> str:
    """Ends the process itself."""
    os._exit(3)


def refuse(limit: int) -> str:
    """Refuses like a reader of workbooks does."""
    raise NotThisOne(limit=limit)


def long_answer(megabytes: int) -> bytes:
    """Answers with more than anybody wants."""
    return bytes(megabytes * 2**20)


class NotThisOne(Refused):
    code = "cage_failed"
