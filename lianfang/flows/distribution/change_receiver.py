"""Changes a receiver outside, or takes it off the list; what it got before stays as it was."""

from datetime import datetime

from bulletins.distribution.actions import end_receiver, list_receiver
from bulletins.distribution.errors import AlreadyListed, NoSuchReceiver
from bulletins.distribution.rules import copies_of, tidy_name
from bulletins.distribution.vocabulary import Receiver
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.distribution.add_receiver import Listed


async def change_receiver(by: By, one: Receiver, said: Listed | None, key: Key) -> None:
    """None takes it off. Raises ReceiverNameNeeded, CopiesWrong, NoSuchReceiver, AlreadyListed."""
    name, copies = (tidy_name(said.name), copies_of(said.copies)) if said else ("", 0)

    async def do(now: datetime) -> str:
        if not await end_receiver(one.id, now):
            raise NoSuchReceiver()
        if said and await list_receiver(one.publisher, name, copies, said.paper, now) is None:
            raise AlreadyListed(name=name)
        await note(by, "receiver.change" if said else "receiver.end", "done", now, "publisher", one.publisher)
        return "done"

    await answered_once(key, [str(one.id), name, str(copies), str(said and said.paper)], do)
