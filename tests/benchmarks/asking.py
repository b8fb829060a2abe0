"""Requests, raw, and the process that sends them."""

import asyncio
import sys
from asyncio.subprocess import PIPE
from urllib.parse import urlencode

from msgspec import json

from tests.benchmarks.load import Heard, Plan


class WrongAnswer(AssertionError):
    """A bar of wrong answers would say nothing."""


def get(port: int, path: str, token: str = "") -> str:
    """What a browser sends, with a session's cookie; it is the same for the floor."""
    return (
        f"GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nuser-agent: bench\r\naccept: */*\r\n"
        f"cookie: look=auto.m; lianfang={token}\r\n\r\n"
    )


def post(port: int, path: str, fields: dict[str, str], address: str) -> str:
    """A form from our own page, from some address behind a proxy on this machine."""
    body = urlencode(fields)
    return (
        f"POST {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nuser-agent: bench\r\naccept: */*\r\n"
        f"origin: http://127.0.0.1:{port}\r\nsec-fetch-site: same-origin\r\nx-forwarded-for: {address}\r\n"
        f"content-type: application/x-www-form-urlencoded\r\ncontent-length: {len(body)}\r\n\r\n{body}"
    )


async def heard(plan: Plan) -> Heard:
    """Runs a plan in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.benchmarks.load", stdin=PIPE, stdout=PIPE
    )
    said, _ = await process.communicate(json.encode(plan))
    if process.returncode:
        raise WrongAnswer("the load did not come to its end")
    return json.decode(said, type=Heard)


async def good(plan: Plan) -> Heard:
    """The same; every answer must be 200."""
    found = await heard(plan)
    if found.statuses != {200: plan.count}:
        raise WrongAnswer(f"statuses: {found.statuses}")
    return found


async def body_of(port: int, request: str) -> str:
    """One answer, whole."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request.replace("\r\n\r\n", "\r\nconnection: close\r\n\r\n", 1).encode())
    head, _, body = (await reader.read()).partition(b"\r\n\r\n")
    writer.close()
    if b" 200 " not in head.splitlines()[0] + b" ":
        raise WrongAnswer(head.decode())
    return body.decode()
