"""The live hub on a real database: told at once to whom it concerns; nothing missed, nothing twice, whatever breaks."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest
from msgspec import Struct

from lianfang.accounts import sessions
from lianfang.accounts.tables import Account, Session
from lianfang.database import transaction
from lianfang.notices.outbox import announce
from lianfang.web.live import hub as live_hub
from lianfang.web.live import listener
from lianfang.web.live.streams import MOST_WAITING
from tests.conftest import Clock
from tests.lianfang.web.live.reading import Net, Reader, nets, people
from tests.watch import NIGHT, Watch, keep_watch
from zones.ground.scope import Scope
from zones.roster.tables import Person


class Night(Struct):
    """The watch of three zones with an account for everybody, and a process."""

    watch: Watch
    tokens: dict[str, str]
    accounts: dict[str, int]
    net: Net


@pytest.fixture
async def night(db: str, clock: Clock) -> AsyncIterator[Night]:
    clock.set(NIGHT)
    watch = await keep_watch(NIGHT)
    tokens, accounts = await people(watch)
    async with nets(tokens) as (net,):
        yield Night(watch, tokens, accounts, net)


async def _raise(net: Net, name: str = "u00", kind: str = "suspect") -> int:
    answer = await net.post(name, "/aid-requests", kind=kind)
    assert answer.status_code == 201, answer.text
    return int(answer.json()["id"])


async def _say(net: Net, name: str, request: int, answer: str) -> None:
    said = await net.post(name, f"/aid-requests/{request}/acknowledgements", answer=answer)
    assert said.status_code == 200, said.text


def _knows(request: int, version: int = 1):  # type: ignore[no-untyped-def]
    return lambda events: any(
        name == "aid" and told["request"] == request and told["version"] >= version for name, told in events
    )


async def test_everybody_whom_it_concerns_is_told_at_once_each_his_part_and_nobody_else(night: Night) -> None:
    names = ("desk", "desk2", "u00", "g00", "g01", "g02", "u01", "g11", "u11")
    readers = {name: await night.net.reader(name) for name in names}
    assert all(
        one.events == [("hello", {"kind": "hello", "listening": True, "requests": []})] for one in readers.values()
    )
    request = await _raise(night.net)
    concerned = {"desk": "desk", "desk2": "desk", "u00": "unit", "g00": "unit", "g01": "told", "g02": "told"}
    for name, audience in concerned.items():
        await readers[name].until(_knows(request))
        (told,) = readers[name].aid
        assert told == {
            "kind": "aid",
            "request": request,
            "state": "open",
            "version": told["version"],
            "title": "第1片区 第1片区单位1 可疑人员",
            "at": told["at"],
            "for": audience,
            "drill": False,
        }
    await night.net.beat()
    for name in ("u01", "g11", "u11"):
        await readers[name].until(lambda events: events[-1][0] == "beat")
        assert not readers[name].aid, name


async def test_the_bytes_are_made_once_for_each_audience(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    readers = {name: await night.net.reader(name) for name in ("desk", "desk2", "u00", "g00", "g01", "g02")}
    made, fetched = [], []
    fragment, changed = live_hub.fragment, live_hub.changed
    monkeypatch.setattr(live_hub, "fragment", lambda one, who: made.append(who) or fragment(one, who))
    monkeypatch.setattr(live_hub, "changed", lambda ids, scope: fetched.append(ids) or changed(ids, scope))
    request = await _raise(night.net)
    for reader in readers.values():
        await reader.until(_knows(request))
    assert (sorted(made), fetched) == (["desk", "told", "unit"], [[request]])
    assert readers["desk"].chunks[-1] == readers["desk2"].chunks[-1]
    assert readers["g01"].chunks[-1] == readers["g02"].chunks[-1]


async def test_who_sends_a_guard_follows_it_until_he_is_back(night: Night) -> None:
    sender = await night.net.reader("u01")
    request = await _raise(night.net)
    await _say(night.net, "g01", request, "coming")
    await sender.until(_knows(request))
    assert [(told["for"], told["state"]) for told in sender.aid] == [("sender", "open")]
    await _say(night.net, "g01", request, "giving_up")
    await sender.until(lambda events: any(told.get("state") == "gone" for _, told in events))
    assert sender.screen() == {}


async def test_whoever_comes_later_is_greeted_with_how_it_stands_and_hears_the_end(night: Night) -> None:
    request = await _raise(night.net)
    guard = await night.net.reader("g01")
    assert guard.screen() == {request: "open"}
    closed = await night.net.post("desk", f"/aid-requests/{request}/closure", outcome="settled", number="1120-0046")
    assert closed.status_code == 200
    await guard.until(_knows(request, guard.versions()[0][1] + 1))
    assert guard.aid[-1]["state"] == "closed" and guard.screen() == {}
    assert (await night.net.reader("g01")).screen() == {}


async def test_a_beat_that_comes_before_the_greeting_is_said_after_it(
    night: Night, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, go_on, changed = asyncio.Event(), asyncio.Event(), live_hub.changed

    async def slow(ids: list[int], scope: Scope):  # type: ignore[no-untyped-def]
        asked.set()
        await go_on.wait()
        return await changed(ids, scope)

    monkeypatch.setattr(live_hub, "changed", slow)
    coming = asyncio.create_task(night.net.reader("desk"))
    await asyncio.wait_for(asked.wait(), 20)
    await night.net.beat()
    go_on.set()
    reader = await coming
    await reader.until(lambda events: len(events) > 1)
    assert [name for name, _ in reader.events[:2]] == ["hello", "beat"]


async def test_a_line_that_breaks_after_every_few_events_misses_nothing_and_shows_nothing_twice(night: Night) -> None:
    """Thirty changes; the desk's line is cut after each third, a guard's after each second, in the middle of things."""
    lines = {"desk": [await night.net.reader("desk")], "g01": [await night.net.reader("g01")]}
    requests = []
    for nth, name in enumerate(("u00", "u01", "u02", "u10", "u11", "u12")):
        requests.append(await _raise(night.net, name, "fire"))
        helper = f"g{nth // 3}{(nth + 1) % 3}"
        for answer in ("seen", "helping", "cannot"):
            await _say(night.net, helper, requests[-1], answer)
            for name, every in (("desk", 3), ("g01", 2)):
                if (nth * 3 + len(answer)) % every == 0:
                    await lines[name][-1].leave()
                    lines[name].append(await night.net.reader(name))
        if nth % 2:
            path = f"/aid-requests/{requests[-1]}/closure"
            assert (await night.net.post("desk", path, outcome="settled", number="1")).status_code == 200
    last = await _raise(night.net, "u00", "injury")
    for readers in lines.values():
        assert len(readers) > 4
        await readers[-1].until(_knows(last))
        for one in readers:
            assert len(set(one.versions())) == len(one.versions()), "nothing twice"
    still = {request for nth, request in enumerate(requests) if not nth % 2} | {last}
    assert set(lines["desk"][-1].screen()) == still
    assert set(lines["g01"][-1].screen()) == {requests[0], requests[2], last}


async def test_a_deaf_process_comes_back_and_tells_what_it_did_not_hear(
    night: Night, db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = await night.net.reader("desk")
    first = await _raise(night.net)
    kept = await _raise(night.net, "u12")
    await desk.until(_knows(kept))
    again, connect = asyncio.Event(), listener.own_connection

    async def late(name: str, patience_s: float):  # type: ignore[no-untyped-def]
        await again.wait()
        return await connect(name, patience_s)

    monkeypatch.setattr(listener, "own_connection", late)
    assert await _cut_the_listener(db) == 1
    async with asyncio.timeout(20):
        while night.net.hub.listener.listening:
            await asyncio.sleep(0.01)
    await night.net.beat()
    await desk.until(lambda events: ("beat", {"kind": "beat", "listening": False}) in events)
    second = await _raise(night.net, "u10")
    closed = await night.net.post("desk", f"/aid-requests/{first}/closure", outcome="settled", number="1120-0046")
    assert closed.status_code == 200
    again.set()
    await desk.until(lambda events: _knows(second)(events) and len(desk.aid) >= 4)
    assert desk.screen() == {kept: "open", second: "open"}
    third = await _raise(night.net, "u20")
    await desk.until(_knows(third))
    assert len(set(desk.versions())) == len(desk.versions()), "what did not change is not said again"
    assert not desk.task.done()


async def _cut_the_listener(url: str) -> int:
    owner = await asyncpg.connect(url)
    try:
        cut = await owner.fetch(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE application_name = 'lianfang live' AND datname = current_database()"
        )
    finally:
        await owner.close()
    return len(cut)


async def test_two_processes_tell_what_one_of_them_did(night: Night) -> None:
    async with nets(night.tokens) as (other,):
        here, there = await night.net.reader("g01"), await other.reader("g02")
        request = await _raise(other)
        for reader in (here, there):
            await reader.until(_knows(request))
        await _say(night.net, "g02", request, "coming")
        desk = await other.reader("desk")
        assert desk.screen() == {request: "open"}


async def test_a_slow_reader_delays_nobody_and_is_dropped(night: Night) -> None:
    slow, quick = await night.net.reader("desk2"), await night.net.reader("desk")
    slow.read.clear()
    request = await _raise(night.net)
    await quick.until(_knows(request))
    for _ in range(MOST_WAITING + 2):
        await night.net.beat()
    await quick.until(lambda events: sum(name == "beat" for name, _ in events) == MOST_WAITING + 2)
    assert len(slow.events) == 1
    slow.read.set()
    assert (await slow.ended())["why"] == "slow"
    assert len(slow.events) == 3, "the alert that was on its way, then the end"
    assert (await night.net.reader("desk2")).screen() == {request: "open"}
    assert not quick.task.done()


async def test_a_stream_ends_with_its_session_its_token_its_account_and_its_role(night: Night) -> None:
    async def ended(reader: Reader, sql: str, why: str) -> None:
        await Account.raw(sql)
        await night.net.beat()
        assert (await reader.ended())["why"] == why

    token, signed = await night.net.signed_in(night.accounts["g01"])
    async with transaction():
        await sessions.end(token)
    await night.net.beat()
    assert (await signed.ended())["why"] == "signed_out"
    by_token, by_closed, by_role = [await night.net.reader(name) for name in ("g02", "u01", "u02")]
    account = night.accounts
    await ended(by_token, f"UPDATE token SET ended_at = made_at WHERE account = {account['g02']}", "signed_out")
    await ended(by_closed, f"UPDATE login SET closed_at = made_at WHERE id = {account['u01']}", "signed_out")
    await ended(by_role, f"UPDATE role_held SET until = since WHERE account = {account['u02']}", "changed")


async def test_a_desk_on_watch_stays_signed_in_while_its_stream_is_there(night: Night, clock: Clock) -> None:
    _, desk = await night.net.signed_in(night.accounts["desk"], "console")
    _, unit = await night.net.signed_in(night.accounts["u00"], "console")
    for minutes in (20, 40, 60):
        clock.set(NIGHT.replace(hour=NIGHT.hour + minutes // 60, minute=minutes % 60))
        await night.net.beat()
    assert (await unit.ended())["why"] == "signed_out", "only a desk's stream is use"
    assert not desk.task.done()
    assert len(await Session.raw("SELECT 1 FROM session WHERE account = {}", night.accounts["desk"])) == 1


async def test_at_the_end_everybody_is_told_to_come_back_and_then_how_it_stands(night: Night) -> None:
    async with nets(night.tokens) as (other,):
        readers = [await other.reader(name) for name in ("desk", "g01")]
        request = await _raise(night.net)
        for reader in readers:
            await reader.until(_knows(request))
    for reader in readers:
        assert (await reader.ended())["why"] == "restart"
    late = await Net(other.app, night.tokens).reader("g01")
    assert late.screen() == {request: "open"} and (await late.ended())["why"] == "restart"


async def test_no_name_and_no_answer_of_anybody_is_in_a_stream(night: Night) -> None:
    readers = [await night.net.reader(name) for name in ("desk", "u00", "g01", "u01")]
    request = await _raise(night.net)
    await _say(night.net, "g01", request, "coming")
    for reader in readers:
        await reader.until(_knows(request))
    names = [row["name"] for row in await Person.raw("SELECT name FROM person")]
    said = b"".join(chunk for reader in readers for chunk in reader.chunks).decode()
    assert not [name for name in names if name in said] and "coming" not in said


async def test_its_answer_is_a_stream_that_nobody_keeps_or_gathers(night: Night) -> None:
    reader = await night.net.reader("g01")
    headers = {name.decode(): value.decode() for name, value in reader.head["headers"]}
    assert reader.head["status"] == 200 and headers["content-type"].startswith("text/event-stream")
    assert (headers["cache-control"], headers["x-accel-buffering"]) == ("no-store", "no")
    assert "content-security-policy" in headers and "content-length" not in headers
    assert reader.chunks[0] == b"retry: 2000\n\n"


async def test_an_account_has_only_so_many_streams(night: Night) -> None:
    readers = [await night.net.reader("g01") for _ in range(21)]
    assert (await readers[0].ended())["why"] == "many"
    assert not any(reader.task.done() for reader in readers[1:])


async def test_desks_alone_hear_that_the_platform_itself_is_not_well(night: Night) -> None:
    desk, guard = await night.net.reader("desk"), await night.net.reader("g00")
    async with transaction():
        await announce("ops", 1)
    await desk.until(lambda events: ("ops", {"kind": "ops"}) in events)
    await _raise(night.net)
    await guard.until(lambda events: any(name == "aid" for name, _ in events))
    assert "ops" not in {name for name, _ in guard.events}
