"""Hands a notice to a bureau's own system: signed, to the address that was looked at, without following anybody elsewhere."""

import hashlib
import hmac
import re
from collections.abc import Callable

from msgspec import json

from lianfang.notices.channels.address import target
from lianfang.notices.channels.channel import Letter, NotTaken
from lianfang.notices.channels.wire import Wire
from zones.ground.notice import Plain

_CODE = re.compile(r"[a-z0-9_,:.\-]{0,40}")


class Webhook:
    """`hosts` is the operator's list, `secret_of` reads a secret by its name."""

    name, outer, slots = "webhook", True, 32

    def __init__(self, hosts: tuple[str, ...], wire: Wire, secret_of: Callable[[str], bytes]) -> None:
        self.hosts, self.wire, self.secret_of = hosts, wire, secret_of

    async def send(self, letter: Letter) -> None:
        if not letter.address:
            raise NotTaken("no_hook", permanent=True)
        aim = target(letter.address, self.hosts)
        body = body_of(letter)
        headers = signed(self.secret_of(letter.secret), letter, body)
        await self.wire.send("POST", aim, headers, body, letter.tries)


def body_of(letter: Letter) -> bytes:
    """Ids and codes alone: whatever reads like words is left out."""
    said = {name: value for name, value in letter.facts.items() if _is_code(value)}
    shown = {"key": letter.key, "kind": letter.kind, "to": letter.to, "about": letter.about, "facts": said}
    return json.encode(shown | {"at": letter.at})


def _is_code(value: Plain) -> bool:
    return not isinstance(value, str) or bool(_CODE.fullmatch(value))


def signed(secret: bytes, letter: Letter, body: bytes) -> dict[str, str]:
    """HMAC-SHA256 over `timestamp.key.body`; the key is the same however often it is sent."""
    stamp = str(int(letter.now.timestamp()))
    mark = hmac.new(secret, f"{stamp}.{letter.key}.".encode() + body, hashlib.sha256).hexdigest()
    return {
        "Content-Type": "application/json",
        "Idempotency-Key": letter.key,
        "Lianfang-Timestamp": stamp,
        "Lianfang-Signature": f"v1={mark}",
        "User-Agent": "lianfang",
    }
