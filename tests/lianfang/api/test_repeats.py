"""R-07: the same command sent twice, or twenty times at once, is carried out once; the same key for another one is 409."""

import asyncio
from typing import Any

import httpx
import pytest

from bulletins.paper.vocabulary import Printed
from lianfang.audit.actions import OPERATOR
from lianfang.audit.tables import AuditLine
from lianfang.flows.imports.look import look
from lianfang.stations import station_named
from lianfang.web.api.document import operations
from tests.cast import GUARDS, STATION, UNITS
from tests.lianfang.api.published import clear, dispute, sent_to
from tests.lianfang.api.samples import SAMPLES, Call, call, op_id
from tests.lianfang.api.world import World
from tests.workbooks import workbook
from zones.roster.tables import Officer

AT_ONCE = 20
POSTS = {op_id(handler): handler for handler in operations() if "POST" in handler.http_methods}
KEYED = sorted(name for name, handler in POSTS.items() if handler.opt["keyed"])
UNKEYED = {"try_import", "reveal_number", "find_people", "give_answer"}
"""They change nothing: a trial, a showing (each is written down as a look of its own), a search. Or carry a number of their
own that grows: an answer of a paper (tests/lianfang/flows/sittings)."""
SILENT = ("answer_practice",)
"""They change something that is nobody else's affair: no line is written (tests/lianfang/audit/deeds.py)."""
FIRST = ("sign_hand_over", "hand_in_paper")
"""Whoever is on a call hands nothing over; whoever is at a paper does not practise."""
LAST = (
    "finish_outing",
    "end_shift",
    "leave_agreement",
    "issue_bulletin",
    "correct_bulletin",
    "receive_bulletin",
    "write_receipt",
    "instruct_bulletin",
    "close_aid",
    "end_one_role",
    "close_one",
    "erase_person",
)
COUNTED = (
    "SELECT (SELECT count(*) FROM audit_line WHERE outcome <> 'other_body') AS written, "
    "(SELECT count(*) FROM advice) AS advice, (SELECT count(*) FROM bulletin) AS bulletins, "
    "(SELECT count(*) FROM command) AS keys"
)


async def tiny(*_: object) -> Printed:
    return Printed(b"%PDF-1.4 tiny", 1, (), ())


@pytest.fixture
def quick_press(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printing is tested elsewhere, and once in the stories."""
    for flow in ("issue", "correct"):
        monkeypatch.setattr(f"lianfang.flows.bulletin.{flow}.pressed", tiny)


def in_order() -> list[str]:
    """The keyed operations, those last that take something away from others."""
    return sorted(KEYED, key=lambda one: (one not in FIRST, LAST.index(one) if one in LAST else -1))


def test_every_post_asks_for_a_key_but_those_that_change_nothing() -> None:
    assert set(POSTS) - set(KEYED) == UNKEYED


@pytest.mark.usefixtures("quick_press")
async def test_twenty_at_once_and_one_more_are_carried_out_once_and_answered_alike(world: World) -> None:
    await bring_things_to_confirm(world)
    second = _second(world)
    for name in in_order():
        sample, ids = SAMPLES[name], world.at["own"]
        await prepare(name, ids)
        other = {key: second(key, value) for key, value in sample.other.items()}
        sent, changed = call(world, name, ids), call(world, name, ids, **other)
        async with world.client(sample.role) as client:
            before = await count()
            answers = await asyncio.gather(*(send(client, sent, f"{name[:40]}-first") for _ in range(AT_ONCE)))
            once = await count()
            again = await send(client, sent, f"{name[:40]}-first")
            different = await send(client, changed, f"{name[:40]}-first")
        assert {answer.status_code for answer in (*answers, again)} == {POSTS[name].status_code}, (
            name,
            answers[0].text,
        )
        assert len({answer.content for answer in (*answers, again)}) == 1, name
        more = {what: once[what] - before[what] for what in once}
        assert more.pop("keys") == 1 and max(more.values()) == (0 if name in SILENT else 1), (name, more)
        assert (different.status_code, different.json()["code"]) == (409, "other_body"), (name, different.text)
        assert await count() == once, name


async def count() -> dict[str, int]:
    return (await AuditLine.raw(COUNTED))[0]


async def send(client: httpx.AsyncClient, sent: Call, key: str) -> httpx.Response:
    return await client.post(sent.address, json=sent.body, headers={"idempotency-key": key})


async def bring_things_to_confirm(world: World) -> None:
    own = world.at["own"]
    seen = await look(OPERATOR, await station_named(STATION), "roster", workbook(单位表=UNITS, 花名册=GUARDS), "")
    own |= {"upload": seen.upload, "seal": seen.seal}
    await dispute(own)


async def prepare(name: str, ids: dict[str, Any]) -> None:
    """What the commands before may have taken away."""
    if name == "issue_bulletin":
        await clear(ids)
    if name == "write_receipt":
        await sent_to(ids)


def _second(world: World) -> Any:
    """What another command is about: the neighbour's where it is a thing, else what the sample says."""
    own, near = world.at["own"], world.at["neighbour"]
    things = {
        "person": own["person"],
        "account": near["account"],
        "role": near["role"],
        "device": near["devices"]["guard"],
    }
    return lambda key, value: things[key] if value == "second" else value


@pytest.mark.parametrize("key", ["", "short", "x" * 65, "with space", "中文的操作号码"])
async def test_a_command_without_a_fit_key_is_refused_before_anything_happens(world: World, key: str) -> None:
    before = await count()
    headers = {"idempotency-key": key.encode()} if key else {}
    for name in KEYED:
        sent = call(world, name, world.at["own"])
        async with world.client(SAMPLES[name].role) as client:
            answer = await client.post(sent.address, json=sent.body, headers=headers)  # type: ignore[arg-type]
        assert (answer.status_code, answer.json()["code"]) == (422, "bad_key"), (name, answer.text)
        assert answer.json()["field"] == "idempotency-key"
    assert (await count())["keys"] == before["keys"]


async def test_one_key_is_one_persons(world: World) -> None:
    """Somebody else's key is as good as taken; what he did with it is not told."""
    body = {"answer": "agreed", "text": ""}
    path = f"/api/units/{world.at['own']['unit']}/lines/2018-W41"
    async with world.client("unit") as unit, world.client("company") as company:
        first = await unit.post(path, json=body, headers={"idempotency-key": "the-same-key"})
        other = await company.post(path, json=body, headers={"idempotency-key": "the-same-key"})
    assert (first.status_code, other.status_code) == (200, 409)


async def test_every_showing_of_a_number_is_a_look_of_its_own(world: World) -> None:
    sent = call(world, "reveal_number", world.at["own"])
    async with world.client("officer") as officer:
        answers = [await officer.post(sent.address, json=sent.body) for _ in range(3)]
    assert {answer.content for answer in answers} == {b'{"kind":"phone","value":"19900000001"}'}
    rows = await AuditLine.raw("SELECT reason FROM audit_line WHERE action = 'people.reveal.phone'")
    assert [row["reason"] for row in rows] == ["asked"] * 3


async def test_one_key_opens_an_account_for_one_officer(world: World) -> None:
    body = {"login": "neu.3", "role": "officer", "place": f"station:{world.at['own']['station']}"}
    async with world.client("office") as office:
        sent = [
            await office.post(
                "/api/accounts", json=body | {"officer": name}, headers={"idempotency-key": "one-officer"}
            )
            for name in ("周明远", "甄有为", "周明远")
        ]
    assert [answer.status_code for answer in sent] == [200, 409, 200]
    assert sent[0].content == sent[2].content
    assert not await Officer.raw("SELECT 1 FROM officer WHERE name = '甄有为'"), "a refused command adds nobody"
