"""The address on a plate: which checkpoint, which version of its plate, and a MAC of nine bytes: `7.3.<12 letters>`."""

import hmac
import re
from base64 import urlsafe_b64encode

from msgspec import Struct

from lianfang.codes.keys import key_for

MAC_BYTES = 9
FORM = re.compile(r"([1-9][0-9]{0,17})\.([1-9][0-9]{0,8})\.([A-Za-z0-9_-]{12})")


class Printed(Struct, frozen=True):
    """What a plate says; `version` may be one that was lost since."""

    checkpoint: int
    version: int


def printed(checkpoint: int, version: int) -> str:
    """The code of a plate, as it stands in its address."""
    return f"{checkpoint}.{version}.{_mac(checkpoint, version)}"


def read_printed(text: str) -> Printed | None:
    """None for a code that we did not print."""
    found = FORM.fullmatch(text)
    if found is None:
        return None
    checkpoint, version = int(found[1]), int(found[2])
    same = hmac.compare_digest(_mac(checkpoint, version).encode(), found[3].encode())
    return Printed(checkpoint, version) if same else None


def _mac(checkpoint: int, version: int) -> str:
    digest = hmac.digest(key_for("printed"), f"{checkpoint}.{version}".encode(), "sha256")
    return urlsafe_b64encode(digest[:MAC_BYTES]).decode()
