"""The whole main job on the Yanghe scene: files in, points, figures as expected, a bulletin out."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pypdf import PdfReader

from bulletins.figures.reads import count
from bulletins.figures.tracing import trace
from bulletins.paper.vocabulary import Page, Printed
from bulletins.register.reads.issued import issued as issued_as
from bulletins.register.subjects import weekly
from lianfang import issued
from lianfang.audit.actions import OPERATOR
from lianfang.cage import close_benches
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.bulletin import correct as correcting
from lianfang.flows.bulletin import issue as issuing
from lianfang.flows.bulletin.begin import begun
from lianfang.flows.bulletin.issue import issue
from lianfang.flows.bulletin.step import take_step
from lianfang.flows.points.check_rules import check_rules
from lianfang.flows.roster.take import take_roster
from lianfang.flows.week.take import take_week
from lianfang.scenes.issuing import issue_scene
from lianfang.scenes.load import BUREAU, FOLDER, STATION, load_scene
from lianfang.stations import station_named
from zones.ground.scope import Scope
from zones.ground.weeks import parse_week
from zones.roster.reads import places_ever

EXPECTED = Path(__file__).parent / "yanghe"
W41 = parse_week("2018-W41")


def differences(expected: Any, found: Any, path: str = "") -> list[str]:
    """Where `found` lacks or differs from what is expected; more fields are allowed."""
    if isinstance(expected, dict):
        return [
            line for key in expected for line in differences(expected[key], found.get(key, "missing"), f"{path}.{key}")
        ]
    return [] if expected == found else [f"{path}: {expected!r} expected, {found!r} found"]


@pytest.fixture
async def scope(db: str) -> Scope:
    assert await load_scene()
    return Scope(((await station_named("")).id,))


async def test_the_roster_is_taken_and_its_bad_rows_are_named(db: str) -> None:
    report = await take_roster(STATION, BUREAU, (FOLDER / "花名册.xlsx").read_bytes())
    expected = json.loads((EXPECTED / "expected-roster.json").read_text(encoding="utf-8"))
    assert not differences(expected, msgspec.to_builtins(report) | {"rejected_names": list(report.rejected_names)})
    assert [(line.row, line.column) for line in report.rejected] == [
        (217, "身份证号"),
        (218, "服务单位"),
        (219, "手机"),
    ]


async def test_figures_are_as_expected_and_every_sum_opens_to_its_rows(scope: Scope) -> None:
    for name in ("2018-W39", "2018-W40", "2018-W41"):
        async with transaction(snapshot=True):
            figures = await count(scope, parse_week(name), 12)
            expected = json.loads((EXPECTED / f"expected-{name}.json").read_text(encoding="utf-8"))
            assert not differences(expected, msgspec.to_builtins(figures))
            for path, value in (
                ("cases.this_week", figures.cases.this_week),
                ("patrol.guard_turns", figures.patrol.guard_turns),
                ("patrol.guards", figures.patrol.guards),
                ("patrol.unit_absences", figures.patrol.unit_absences),
                ("roll_call.calls", figures.roll_call.calls),
                ("roll_call.answered", figures.roll_call.answered),
                ("roll_call.by_zone.西片区.expected", figures.roll_call.by_zone["西片区"].expected),
                ("inspection.with_deadline", figures.inspection.with_deadline),
                ("venue_check.violations", figures.venue_check.violations),
                ("points.guards", figures.points.guards),
                ("points.units", figures.points.units),
                ("points.guards_scored", figures.points.guards_scored),
                ("points.at_routine_cap", figures.points.at_routine_cap),
                ("exam.passed", figures.exam.passed),
                ("exam.guards", figures.exam.guards),
                ("exam.certified", figures.exam.certified),
            ):
                rows = await trace(scope, parse_week(name), path, 12)
                assert sum(row.adds for row in rows) == value, (name, path)


async def test_a_trace_shows_no_whole_name(scope: Scope) -> None:
    async with transaction(snapshot=True):
        says = " ".join(row.says for row in await trace(scope, W41, "roll_call.answered"))
    assert "程**" in says and "程珺" not in says


async def test_everything_again_changes_nothing(scope: Scope) -> None:
    assert not await load_scene()
    roster = await take_roster(STATION, BUREAU, (FOLDER / "花名册.xlsx").read_bytes())
    assert (roster.added, roster.changed, roster.ended, roster.unchanged) == (0, 0, 0, 207)
    for file in FOLDER.glob("周记录-*.xlsx"):
        report = await take_week(scope.stations[0], file.read_bytes())
        assert report.deeds == report.corrected == 0


async def test_the_scene_issues_four_bulletins_in_a_row_and_again_none(
    scope: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    for flow in (issuing, correcting):
        monkeypatch.setattr(flow, "pressed", _unprinted)
    done = [one async for one in issue_scene()]
    assert [(one.week, one.number, len(one.errata)) for one in done] == [
        ("2018-W39", 1, 0),
        ("2018-W40", 2, 0),
        ("2018-W41", 3, 1),
        ("2018-W42", 4, 0),
    ]
    assert done[3].figures.patrol == done[1].figures.patrol, "the fourth week goes like the second"
    assert [one async for one in issue_scene()] == done


async def _unprinted(page: Page, _: object) -> Printed:
    return Printed(f"%PDF-1.4 {page.issue_no}".encode(), 4, (), ())


async def test_the_bulletin_is_issued_once_and_its_file_is_what_was_frozen(scope: Scope, clock: Any) -> None:
    clock.shows(2018, 10, 15, 1, 30)
    station = await station_named("")
    work = await begun(station.bureau, None, weekly(W41))
    clock.shows(2018, 10, 15, 4, 30)
    for step, name in (("submitted", "王文书"), ("reviewed", "孙海平"), ("cleared", "赵保密")):
        await take_step(OPERATOR, work, step, name, "", None)
    try:
        assert await issue(OPERATOR, work, "陈立民", Key("k" * 16, "operator")) == 1
    finally:
        await close_benches()
    one = await issued_as(work.id)
    assert one and one.figures.cases.this_week == 18
    content = issued.load(one.sha256)
    text = "".join(page.extract_text() for page in PdfReader(issued.path_of(one.sha256)).pages)
    assert content.startswith(b"%PDF") and one.pages == 4
    assert (
        "第1期" in text
        and "2018年10月15日" in text
        and "由上期（10月1日至7日）的40起降至18起" in text.replace("\n", "")
    )
    names = {row.name for row in await _people(scope)}
    assert not [name for name in names if len(name) > 2 and name in text]


async def _people(scope: Scope) -> Any:
    return await places_ever(scope)


async def test_the_default_book_leaves_few_at_the_cap_and_no_item_rules_the_month(scope: Scope) -> None:
    station = await station_named("")
    found = await check_rules(scope, station.bureau, W41, 3)
    assert len(found.weeks) == 3 and found.most_full <= 10
    largest = max(item.points for item in found.items) / found.points
    print(f"at the cap {found.most_full:.1f} %, largest item {largest:.1%}, without {found.without} of {found.guards}")
