"""Puts somebody outside the units on a publisher's list."""

from datetime import datetime

from msgspec import Struct

from bulletins.distribution.actions import list_receiver
from bulletins.distribution.errors import AlreadyListed
from bulletins.distribution.rules import copies_of, tidy_name
from bulletins.register.vocabulary import Publisher
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once


class Listed(Struct, frozen=True):
    """A receiver: how many copies, on `paper` or as a file."""

    name: str
    copies: int | None = 1
    paper: bool = True


async def add_receiver(by: By, publisher: Publisher, said: Listed, key: Key) -> int:
    """From the next issue on. Returns its id. Raises ReceiverNameNeeded, CopiesWrong, AlreadyListed."""
    name, copies = tidy_name(said.name), copies_of(said.copies)

    async def do(now: datetime) -> str:
        made = await list_receiver(publisher.id, name, copies, said.paper, now)
        if made is None:
            raise AlreadyListed(name=name)
        await note(by, "receiver.add", "done", now, "publisher", publisher.id)
        return str(made)

    return int(await answered_once(key, [str(publisher.id), name, str(copies), str(said.paper)], do))
