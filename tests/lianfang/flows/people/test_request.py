"""Requests about one's own data: taken once, kept under his key, answered once, and an erasure really erases."""

import asyncio

import pytest

from lianfang.access import NotYours
from lianfang.audit.actions import By
from lianfang.commands import OtherBody
from lianfang.flows.people.answer import answer
from lianfang.flows.people.request import request
from lianfang.flows.people.requests import requests
from lianfang.settings import settings
from lianfang.vault import actions as vault
from lianfang.vault import keys
from lianfang.vault.errors import BadAnswer, BadRequest
from lianfang.vault.tables import DataRequest, VaultItem
from lianfang.vault.vocabulary import GONE
from tests.cast import STATION, bring_roster
from tests.lianfang.flows.people.desk import another_station, book, key, own, person_called, sits, station_called
from zones.ground.scope import Scope
from zones.roster.tables import Person

WORDS = "手机换了，新的是 19900000088"
HIM = By("account:5")


async def _asked(kind: str = "correction", name: str = "钱小河", letter: str = "a") -> tuple[Scope, int, int]:
    station, person = await station_called(STATION), await person_called(name)
    return Scope((station,)), person, await request(own(person, station), HIM, kind, "phone", WORDS, key(letter))


async def _row(asked: int) -> tuple[str | None, str | None]:
    (row,) = await DataRequest.raw("SELECT answer, answered_by FROM data_request WHERE id = {}", asked)
    return row["answer"], row["answered_by"]


async def test_the_office_reads_the_words_and_the_database_does_not_hold_them(db: str) -> None:
    await bring_roster()
    scope, person, asked = await _asked()
    by, _ = await sits("office", "office", *scope.stations)
    (one,) = await requests(scope, by)
    assert (one.id, one.person, one.name, one.about, one.text) == (asked, person, "钱小河", "手机", WORDS)
    assert list(one.answers) == ["done", "right", "unproved"]
    assert [(line["actor"], line["thing"]) for line in await book("request.read")] == [(by.actor, person)]
    assert [(line["thing"], line["reason"]) for line in await book("request.correction")] == [(person, "phone")]


async def test_the_same_request_twice_is_one_and_other_words_are_refused(db: str) -> None:
    await bring_roster()
    _, person, asked = await _asked()
    assert (await _asked())[2] == asked
    station = await station_called(STATION)
    with pytest.raises(OtherBody):
        await request(own(person, station), HIM, "correction", "phone", "别的话", key("a"))
    assert len(await DataRequest.raw("SELECT id FROM data_request")) == 1


@pytest.mark.parametrize(
    ("kind", "about", "text"),
    [
        ("correction", "phone", "  "),
        ("correction", "salary", "x"),
        ("praise", "phone", "x"),
        ("erasure", "all", "字" * 501),
    ],
)
async def test_a_request_that_cannot_be_understood_is_asked_back(db: str, kind: str, about: str, text: str) -> None:
    await bring_roster()
    with pytest.raises(BadRequest):
        await request(own(await person_called("钱小河"), 1), HIM, kind, about, text, key())
    with pytest.raises(NotYours):
        await request(Scope((1,)), HIM, "erasure", "", "", key())


async def test_an_answer_is_given_once_and_the_second_who_answers_is_told(db: str) -> None:
    await bring_roster()
    scope, person, asked = await _asked()
    tries = [
        (By(f"account:{number}"), code, key(letter)) for number, code, letter in ((1, "done", "x"), (2, "right", "y"))
    ]
    given = await asyncio.gather(
        *(answer(scope, by, asked, code, once) for by, code, once in tries), return_exceptions=True
    )
    assert sorted(type(end).__name__ for end in given) == ["AlreadyAnswered", "NoneType"]
    by, code, once = tries[given.index(None)]
    await answer(scope, by, asked, code, once)
    assert await _row(asked) == (code, by.actor)
    assert [line["reason"] for line in await book("request.answer")] == [code]
    assert await vault.reveal(person, f"ask:{asked}") == WORDS


async def test_an_answer_from_elsewhere_or_of_another_kind_is_refused(db: str) -> None:
    await bring_roster()
    scope, _, asked = await _asked()
    elsewhere = Scope((await another_station(),))
    for refused, where, code in [(NotYours, elsewhere, "done"), (BadAnswer, scope, "kept"), (BadAnswer, scope, "gone")]:
        with pytest.raises(refused):
            await answer(where, HIM, asked, code, key())
    with pytest.raises(NotYours):
        await answer(scope, HIM, 10**9, "done", key())
    assert await requests(elsewhere, HIM) == []
    assert await _row(asked) == (None, None)


async def test_an_erasure_answered_done_erases_and_closes_what_he_asked_for_besides(db: str) -> None:
    await bring_roster()
    scope, person, wish = await _asked("erasure")
    _, _, other = await _asked("correction", letter="b")
    named = {row["key"] for row in await VaultItem.raw("SELECT key FROM vault_item WHERE person = {}", person)}
    for _ in range(2):
        await answer(scope, By("account:1"), wish, "done", key("x"))
    assert (await Person.raw("SELECT name FROM person WHERE id = {}", person))[0]["name"] == GONE
    assert await VaultItem.raw("SELECT 1 FROM vault_item WHERE person = {}", person) == []
    assert [await _row(wish), await _row(other)] == [("done", "account:1"), ("gone", "account:1")]
    assert len(named) == 1
    with pytest.raises(keys.KeyDestroyed):
        keys.read_key(settings().keys, named.pop())
    assert {one.text for one in await requests(scope, HIM)} == {""}


async def test_an_erasure_refused_erases_nothing(db: str) -> None:
    await bring_roster()
    scope, person, wish = await _asked("erasure")
    await answer(scope, By("account:1"), wish, "on_duty", key("x"))
    assert await vault.reveal(person, "phone") == "19900000003"
    assert await _row(wish) == ("on_duty", "account:1")


async def test_the_list_still_opens_when_somebodys_key_is_lost(db: str) -> None:
    await bring_roster()
    scope, person, _ = await _asked()
    await _asked("correction", "赵大山", "b")
    (name,) = {row["key"] for row in await VaultItem.raw("SELECT key FROM vault_item WHERE person = {}", person)}
    keys.destroy_key(settings().keys, name)
    assert [one.text for one in await requests(scope, HIM)] == ["", WORDS]
