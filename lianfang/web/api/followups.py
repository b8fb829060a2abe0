"""督办: 批示 on a bulletin, meetings, what follows from them."""

from datetime import date
from typing import Annotated, Literal

from litestar.params import JSONBody
from msgspec import Meta, Struct

from bulletins.followup.vocabulary import (
    MOST_ITEMS,
    MOST_NOTE,
    MOST_OWNER,
    MOST_WHAT,
    MOST_WORDS,
    Asked,
    Instruction,
    Item,
    Meeting,
)
from lianfang.access import NotYours
from lianfang.flows.followup.follow import follow
from lianfang.flows.followup.instruct import Instructed, instruct
from lianfang.flows.followup.meet import Met, meet
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import PLAIN, Done, Id, command, key_of, look
from lianfang.web.doors import actor_of, by_of
from lianfang.web.looks.followup import followups_seen, instructed_seen, item_kept, meeting_seen, meetings_seen
from lianfang.web.looks.receipts import publisher_kept
from lianfang.web.pages.places import work_of

Line = Annotated[str, Meta(max_length=MOST_WHAT, pattern=PLAIN)]
Words = Annotated[str, Meta(max_length=MOST_WORDS, pattern=PLAIN)]


class AskedItem(Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked, of whom (a station's or unit's name, or an office in words), by which day."""

    what: Line
    owner: Annotated[str, Meta(max_length=MOST_OWNER, pattern=PLAIN)]
    due: date


Items = Annotated[tuple[AskedItem, ...], Meta(max_length=MOST_ITEMS)]


class Instruct(Struct, frozen=True, forbid_unknown_fields=True):
    """A leader's words on an issued bulletin."""

    name: Annotated[str, Meta(max_length=40, pattern=PLAIN, examples=["王立新"])]
    day: date
    words: Words
    items: Items = ()


class Meet(Struct, frozen=True, forbid_unknown_fields=True):
    """A meeting with its minutes and decisions."""

    publisher: Annotated[int, Meta(ge=1, le=2**63 - 1)]
    day: date
    place: Line
    present: Words
    minutes: Words
    items: Items = ()


class Follow(Struct, frozen=True, forbid_unknown_fields=True):
    """A step with its words; one that is postponed names the new day."""

    step: Literal["answered", "postponed", "done", "dropped"]
    text: Annotated[str, Meta(max_length=MOST_NOTE, pattern=PLAIN)]
    due: date | None = None


class InstructionNumber(Struct, frozen=True):
    """The 批示's id."""

    instruction: int


class MeetingNumber(Struct, frozen=True):
    """The meeting's id."""

    meeting: int


class InstructedBulletin(Struct, frozen=True):
    """What leaders wrote on a bulletin, and what follows."""

    instructions: tuple[Instruction, ...]
    items: tuple[Item, ...]


class MeetingHeld(Struct, frozen=True):
    """A meeting with what was decided."""

    meeting: Meeting
    items: tuple[Item, ...]


@look("/bulletins/{bulletin:int}/instructions", "followup.keep", "一期通报的领导批示")
async def bulletin_instructions(request: ReadRequest, bulletin: Id) -> InstructedBulletin:
    """With the steps of each item."""
    seen = await instructed_seen(actor_of(request), await work_of(request, "followup.keep", bulletin))
    if seen is None:
        raise NotYours()
    return InstructedBulletin(seen.instructions, seen.items)


@command("/bulletins/{bulletin:int}/instructions", "followup.keep", "记领导批示")
async def instruct_bulletin(request: ReadRequest, bulletin: Id, data: JSONBody[Instruct]) -> InstructionNumber:
    """The next bulletin's first lines say what became of its items."""
    work = await work_of(request, "followup.keep", bulletin)
    said = Instructed(data.name, data.day, data.words, _asked(data.items))
    return InstructionNumber(await instruct(by_of(request), work, said, key_of(request)))


@look("/followups", "followup.keep", "督办的事")
async def followup_list(request: ReadRequest) -> tuple[Item, ...]:
    """Open ones and ended ones, by their first day."""
    return (await followups_seen(actor_of(request))).items


@command("/followups/{followup:int}/steps", "followup.keep", "督办一步")
async def step_followup(request: ReadRequest, followup: Id, data: JSONBody[Follow]) -> Done:
    """After done or dropped no step follows."""
    publisher = await item_kept(actor_of(request), followup)
    await follow(by_of(request), publisher, followup, data.step, data.due, data.text, key_of(request))
    return Done()


@look("/meetings", "followup.keep", "开过的会")
async def meeting_list(request: ReadRequest) -> tuple[Meeting, ...]:
    """Newest first."""
    return (await meetings_seen(actor_of(request))).meetings


@look("/meetings/{meeting:int}", "followup.keep", "一次会和定下的事")
async def meeting_held(request: ReadRequest, meeting: Id) -> MeetingHeld:
    """With the steps of each decision."""
    seen = await meeting_seen(actor_of(request), meeting)
    return MeetingHeld(seen.meeting, seen.items)


@command("/meetings", "followup.keep", "记一次会")
async def hold_meeting(request: ReadRequest, data: JSONBody[Meet]) -> MeetingNumber:
    """Its decisions stand in the list of what is followed up."""
    publisher = await publisher_kept(actor_of(request), data.publisher)
    said = Met(data.day, data.place, data.present, data.minutes, _asked(data.items))
    return MeetingNumber(await meet(by_of(request), publisher, said, key_of(request)))


def _asked(items: tuple[AskedItem, ...]) -> tuple[Asked, ...]:
    return tuple(Asked(item.what, item.owner, item.due) for item in items)
