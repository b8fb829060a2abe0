"""People: finding somebody, his card, one number in the clear for a reason, a code for his phone, erasing him."""

from datetime import datetime
from typing import Annotated, Literal

from litestar.params import JSONBody, QueryParameter
from msgspec import Meta, Struct, structs

from lianfang.flows.accounts.put_out import put_out
from lianfang.flows.people.erase import erase
from lianfang.flows.people.find import Found
from lianfang.flows.people.held import Held
from lianfang.flows.people.reveal import reveal
from lianfang.web.answers import ReadRequest
from lianfang.web.api.codes import OneTimeCode, code_for
from lianfang.web.api.errors import BadQuery
from lianfang.web.api.operations import PLAIN, Done, Id, Nothing, command, key_of, look
from lianfang.web.doors import actor_of, by_of
from lianfang.web.looks.people import MOST_TYPED, FoundPerson, account_of, card_seen, people_found
from lianfang.web.pages.places import person_of, station_of
from zones.ground.scope import Scope

Asked = Annotated[str, QueryParameter(max_length=MOST_TYPED, pattern=PLAIN, description="姓名的一部分")]


class PersonFound(Found, frozen=True):
    """Where he stands, or stood last; `until` is set for one who left. `sign_in` is none, slip or used."""

    certified: bool
    sign_in: str


class PeopleFound(Struct, frozen=True):
    """Fifty at the most; nobody for an empty question or half a number."""

    people: tuple[PersonFound, ...]


class PersonDevice(Struct, frozen=True):
    """A phone or computer of his that may still come in."""

    id: int
    label: str
    seen_at: datetime


class PersonCard(Struct, frozen=True):
    """What is held of a person, masked; how far he is with signing in."""

    held: Held
    sign_in: str
    devices: tuple[PersonDevice, ...]


class FindPeople(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a name, or a whole phone or identity number."""

    q: Annotated[str, Meta(min_length=1, max_length=MOST_TYPED, pattern=PLAIN, examples=["赵大山"])]


class Reveal(Struct, frozen=True, forbid_unknown_fields=True):
    """Which value, and why: one of the reasons of the table."""

    kind: Literal["id_number", "phone"]
    reason: Literal["emergency", "asked", "reward", "correction", "check", "certificate"]


class Revealed(Struct, frozen=True):
    """The whole number, on this answer alone."""

    kind: str
    value: str


class Erase(Struct, frozen=True, forbid_unknown_fields=True):
    """`sure` is yes: it cannot be undone."""

    sure: Literal["yes"]


@look("/stations/{station:int}/people", "people.see", "按姓名找人")
async def people_by_name(request: ReadRequest, station: Id, q: Asked = "") -> PeopleFound:
    """By a part of the name. No number stands in an address: by number it is the POST."""
    if any(letter.isdigit() for letter in q):
        raise BadQuery(field="q", at="网址里的“q”", why="里有数字，号码不写在网址里，请改用 POST 找")
    return await _people(request, station, q)


@command("/stations/{station:int}/people", "people.see", "按姓名或整个号码找人", keyed=False)
async def find_people(request: ReadRequest, station: Id, data: JSONBody[FindPeople]) -> PeopleFound:
    """A look-up by number is audited, found or not. It changes nothing, so it needs no key."""
    return await _people(request, station, data.q)


async def _people(request: ReadRequest, station: int, q: str) -> PeopleFound:
    place = await station_of(request, "people.see", station)
    found = await people_found(by_of(request), actor_of(request), place.id, q.strip())
    return PeopleFound(tuple(map(_found, found)))


def _found(seen: FoundPerson) -> PersonFound:
    return PersonFound(**structs.asdict(seen.one), certified=seen.certified, sign_in=seen.sign_in)


@look("/people/{person:int}", "people.see", "一个人的资料（掩码）")
async def person_card(request: ReadRequest, person: Id) -> PersonCard:
    """Values are masked."""
    seen = await card_seen(await person_of(request, "people.see", person), person)
    devices = tuple(PersonDevice(one.id, one.label, one.seen_at) for one in seen.devices)
    return PersonCard(seen.held, seen.sign_in, devices)


@command("/people/{person:int}/reveal", "people.reveal", "看一个完整号码", keyed=False)
async def reveal_number(request: ReadRequest, person: Id, data: JSONBody[Reveal]) -> Revealed:
    """Who looked and why is written down before; every showing is a look of its own, so there is no key."""
    of = await person_of(request, "people.reveal", person)
    return Revealed(data.kind, await reveal(Scope(of.stations), by_of(request), person, data.kind, data.reason))


@command("/people/{person:int}/code", "people.codes", "给一个人发码")
async def person_code(request: ReadRequest, person: Id, data: JSONBody[Nothing]) -> OneTimeCode:
    """An open code of his before is withdrawn."""
    await person_of(request, "people.codes", person)
    return await code_for(request, person, None, key_of(request))


@command("/people/{person:int}/devices/{device:int}/end", "people.codes", "让他的一台设备退出")
async def end_his_device(request: ReadRequest, person: Id, device: Id, data: JSONBody[Nothing]) -> Done:
    """A phone that he has lost or sold: it opens nothing any more."""
    await person_of(request, "people.codes", person)
    await put_out(by_of(request), await account_of(person), device, key_of(request))
    return Done()


@command("/people/{person:int}/erase", "people.erase", "注销一个人的资料")
async def erase_person(request: ReadRequest, person: Id, data: JSONBody[Erase]) -> Done:
    """His keys are destroyed. Points and audit keep their numbers."""
    of = await person_of(request, "people.erase", person)
    await erase(Scope(of.stations), by_of(request), person, key_of(request))
    return Done()
