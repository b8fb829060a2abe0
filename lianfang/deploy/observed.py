"""What was seen of an installation, as plain values: no secret is among them."""

from datetime import datetime

from msgspec import Struct

from lianfang.settings import Settings


class Folder(Struct, frozen=True):
    """A folder of ours: its permission bits, and whether it is ours."""

    exists: bool
    mode: int = 0
    own: bool = False


class KeyFile(Struct, frozen=True):
    """The key of the blind index: how long, how many different bytes. Never the key."""

    exists: bool
    length: int = 0
    different: int = 0


class Disk(Struct, frozen=True):
    """The folders of data and of keys."""

    data: Folder
    keys: Folder
    blind: KeyFile


class Reached(Struct, frozen=True):
    """The user that the app connects as: what it could do if it wanted to."""

    name: str
    superuser: bool
    bypasses: bool
    owns: tuple[str, ...]
    changes: tuple[str, ...]


class Server(Struct, frozen=True):
    """The database as the app meets it. `unguarded` are books whose triggers are off, `missing` those that are not there."""

    version: int
    off: tuple[str, ...]
    user: Reached
    missing: tuple[str, ...]
    unguarded: tuple[str, ...]
    samples: tuple[str, ...]
    without_second: tuple[str, ...]
    held: int
    now: datetime | None = None


class Observed(Struct, frozen=True):
    """Everything that the checks ask about; `server` is None when it did not answer, and `why` says what it said.

    `seal` says what keeps the office's certificate from signing by the server's clock, empty when it signs or none is set.
    """

    told: Settings
    disk: Disk
    server: Server | None
    why: str = ""
    seal: str = ""
