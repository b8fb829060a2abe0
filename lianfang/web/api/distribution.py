"""Who gets a bulletin, who has signed for it, and the lists of receivers outside."""

from datetime import date
from typing import Annotated

from litestar.params import JSONBody
from msgspec import Meta, Struct

from bulletins.distribution.vocabulary import MOST_COPIES, MOST_NAME, Delivery, Receiver
from lianfang.access import scope
from lianfang.flows.distribution.add_receiver import Listed, add_receiver
from lianfang.flows.distribution.change_receiver import change_receiver
from lianfang.flows.distribution.receive import receive
from lianfang.flows.distribution.take_paper import take_paper
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import PLAIN, Done, Id, command, key_of, look
from lianfang.web.doors import actor_of, by_of
from lianfang.web.looks.receipts import lists_seen, own_units, publisher_kept, receipts_seen, receiver_kept
from lianfang.web.pages.places import work_of

Name = Annotated[str, Meta(max_length=MOST_NAME, pattern=PLAIN)]
Number = Annotated[int, Meta(ge=1, le=2**63 - 1)]


class Receive(Struct, frozen=True, forbid_unknown_fields=True):
    """Signed up to the correction of this number; 0 for the bulletin alone."""

    last: Annotated[int, Meta(ge=0, le=999)] = 0


class PaperSigned(Struct, frozen=True, forbid_unknown_fields=True):
    """Who took the paper of this delivery, and on which day."""

    delivery: Number
    day: date
    name: Name


class NewReceiver(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody outside the units who gets a publisher's bulletins, on paper or as a file."""

    publisher: Number
    name: Name
    copies: Annotated[int, Meta(ge=1, le=MOST_COPIES)] = 1
    paper: bool = True


class OtherReceiver(Struct, frozen=True, forbid_unknown_fields=True):
    """The receiver as it is to be; `end` takes it off the list."""

    name: Name = ""
    copies: Annotated[int, Meta(ge=1, le=MOST_COPIES)] = 1
    paper: bool = True
    end: bool = False


class ReceiverNumber(Struct, frozen=True):
    """The receiver's id."""

    receiver: int


class ReceiversOf(Struct, frozen=True):
    """Whoever issues, how many units get it by themselves, and who besides."""

    publisher: int
    bureau: int
    station: int | None
    units: int
    receivers: tuple[Receiver, ...]


@look("/bulletins/{bulletin:int}/deliveries", "bulletin.receipts", "发给了谁、谁签收了")
async def bulletin_deliveries(request: ReadRequest, bulletin: Id) -> tuple[Delivery, ...]:
    """The bulletin's and its corrections', of the caller's stations; empty before it is issued."""
    return await receipts_seen(actor_of(request), await work_of(request, "bulletin.receipts", bulletin))


@command("/bulletins/{bulletin:int}/receipt", "bulletin.receive", "本单位签收")
async def receive_bulletin(request: ReadRequest, bulletin: Id, data: JSONBody[Receive]) -> Done:
    """For the caller's own unit, once."""
    actor = actor_of(request)
    await receive(by_of(request), own_units(actor), actor.person, bulletin, data.last, key_of(request))
    return Done()


@command("/bulletins/{bulletin:int}/receipts", "bulletin.deliver", "登记纸质签收")
async def write_receipt(request: ReadRequest, bulletin: Id, data: JSONBody[PaperSigned]) -> Done:
    """Once a delivery, whether on paper or by phone."""
    work, reach = await work_of(request, "bulletin.deliver", bulletin), scope(actor_of(request), "bulletin.deliver")
    await take_paper(by_of(request), reach, work, data.delivery, data.day, data.name, key_of(request))
    return Done()


@look("/receivers", "bulletin.deliver", "通报发送名单")
async def receiver_list(request: ReadRequest) -> tuple[ReceiversOf, ...]:
    """By who issues."""
    return tuple(
        ReceiversOf(one.publisher.id, one.publisher.bureau, one.publisher.station, one.units, one.receivers)
        for one in await lists_seen(actor_of(request))
    )


@command("/receivers", "bulletin.deliver", "添一个收件单位")
async def add_one_receiver(request: ReadRequest, data: JSONBody[NewReceiver]) -> ReceiverNumber:
    """From the next issue on."""
    publisher = await publisher_kept(actor_of(request), data.publisher)
    listed = Listed(data.name, data.copies, data.paper)
    return ReceiverNumber(await add_receiver(by_of(request), publisher, listed, key_of(request)))


@command("/receivers/{receiver:int}", "bulletin.deliver", "改收件单位、不再发")
async def change_one_receiver(request: ReadRequest, receiver: Id, data: JSONBody[OtherReceiver]) -> Done:
    """A change makes a new row: what was sent before stays as it was."""
    found = await receiver_kept(actor_of(request), receiver)
    listed = None if data.end else Listed(data.name, data.copies, data.paper)
    await change_receiver(by_of(request), found, listed, key_of(request))
    return Done()
