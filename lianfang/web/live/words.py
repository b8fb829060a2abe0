"""What streams say, as bytes of server-sent events; made once, given to everybody whom it concerns."""

from datetime import datetime

from msgspec import Struct, field, json

from lianfang.flows.aid.changed import Changed

AGAIN_MS = 2000
OPENING = f"retry: {AGAIN_MS}\n\n".encode()


class AidTold(Struct, frozen=True):
    """A request as it stands, for an audience: desk, unit, sender, told. Nobody's name, nobody's answer.

    `state` is open, closed, taken_back, or gone: it concerns him no more.
    """

    kind: str
    request: int
    state: str
    version: int
    title: str
    at: datetime
    audience: str = field(name="for")
    drill: bool = False


OPS = b'event: ops\ndata: {"kind":"ops"}\n\n'
"""The platform itself is not well, or well again: to desks, which look anew."""


def fragment(changed: Changed, audience: str) -> bytes:
    """One request as JSON, for an audience; for none, that it is gone."""
    request = changed.request
    state = request.state if audience else "gone"
    return json.encode(
        AidTold(
            "aid", request.id, state, request.version, changed.title, request.raised_at, audience, drill=request.drill
        )
    )


def event(name: str, data: bytes) -> bytes:
    return b"event: " + name.encode() + b"\ndata: " + data + b"\n\n"


def hello(fragments: list[bytes], listening: bool) -> bytes:
    """Everything open that concerns one; what is not in it is not open any more."""
    heard = b"true" if listening else b"false"
    return event("hello", b'{"kind":"hello","listening":' + heard + b',"requests":[' + b",".join(fragments) + b"]}")


def beat(listening: bool) -> bytes:
    """Still there. Not `listening`: this process does not hear changes at the moment, and will say them later."""
    return b": beat\n" + event("beat", json.encode({"kind": "beat", "listening": listening}))


def bye(why: str) -> bytes:
    """The stream ends: restart, changed (his roles), slow, many: come back; signed_out: sign in."""
    return event("bye", json.encode({"kind": "bye", "why": why}))
