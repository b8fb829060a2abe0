"""What was issued is kept as rows: equal to what was frozen, found by words and by figures, by nobody else's station."""

import importlib
from typing import Any

import asyncpg
import pytest

from bulletins.archive import reads
from bulletins.archive.rules import sentence_with, words_of
from bulletins.archive.vocabulary import Asked
from bulletins.figures.flat import flat
from bulletins.figures.rules import DEFAULT
from bulletins.register.reads.issued import issued
from lianfang.database import transaction
from lianfang.flows.bulletin import issue as flow
from tests.cast import bring_everything, issued_week
from tests.lianfang.flows.test_issue import _tiny
from zones.ground.scope import Scope


@pytest.fixture
async def bulletin(db: str, monkeypatch: pytest.MonkeyPatch) -> int:
    await bring_everything()
    monkeypatch.setattr(flow, "pressed", _tiny)
    return await issued_week()


async def _frozen(bulletin: int) -> list[tuple[Any, ...]]:
    async with transaction():
        found = await issued(bulletin)
    assert found
    return [(one.path, one.label, one.value, one.unit) for one in flat(found.figures)]


async def test_the_rows_are_what_was_frozen_and_say_how_it_was_counted(bulletin: int) -> None:
    async with transaction():
        kept, how = await reads.figures_of(bulletin), await reads.counted(bulletin)
    assert [(one.path, one.label, one.value, one.unit) for one in kept] == await _frozen(bulletin)
    assert how and (how.first_week, how.last_week, how.limits) == ("2018-W41", "2018-W41", DEFAULT)
    assert how.stations and how.routine_cap


async def test_it_is_found_by_words_by_a_figure_and_by_number_and_by_no_other_station(bulletin: int) -> None:
    async with transaction():
        here = Scope((1,))
        for asked, text in (
            (Asked(words=("可防性案件", "东片区")), "东片区"),
            (Asked(figure="cases.this_week", how="ge", value=3), ""),
            (Asked(publisher=1, number=1, figure="cases.this_week", how="eq", value=3, words=("巡逻",)), "巡逻"),
        ):
            (one,) = await reads.found(here, asked)
            assert one.draft == bulletin and text in one.text
            assert await reads.found(Scope((999,)), asked) == []
        for nothing in (
            Asked(words=("东片区", "没有这话")),
            Asked(words=("%",)),
            Asked(figure="cases.this_week", how="ge", value=4),
            Asked(figure="cases.this_week", how="le", value=2),
            Asked(number=2),
        ):
            assert await reads.found(here, nothing) == []
        assert "cases.this_week" in {one.path for one in await reads.known(here)}


async def test_what_was_issued_before_there_was_an_archive_is_put_into_it(bulletin: int, db: str) -> None:
    migration = importlib.import_module("bulletins.piccolo_migrations.bulletins_2026_11_28t11_10_00_000000")
    owner = await asyncpg.connect(db, server_settings={"session_replication_role": "replica"})
    said = "SELECT heading, text FROM bulletin_paragraph ORDER BY id"
    before = await owner.fetch(said)
    await owner.execute("DELETE FROM bulletin_figure; DELETE FROM bulletin_paragraph; DELETE FROM bulletin_count")
    await migration._keep(owner, 1)
    assert await owner.fetch(said) == before
    await owner.close()
    async with transaction():
        kept = await reads.figures_of(bulletin)
        assert await reads.counted(bulletin) is None
    assert [(one.path, one.label, one.value, one.unit) for one in kept] == await _frozen(bulletin)


def test_of_a_paragraph_the_sentences_that_hold_the_words_are_shown() -> None:
    text = "东片区3起。西片区5起，上升；盗窃2起。"
    assert sentence_with(text, ("5起",)) == "西片区5起，上升；"
    assert sentence_with(text, ("盗窃", "东片区")) == "东片区3起。…盗窃2起。"
    assert sentence_with(text, ("3起。西",)) == "东片区3起。"
    assert words_of("  巡逻 案件 巡逻 ") == ("巡逻", "案件")
