"""Bringing a week in: records, deeds, and what the same or a corrected file changes."""

import pytest

from lianfang.sheets.errors import LikelyAnothersFile
from tests.cast import CALLS, PATROLS, WEEK, bring_everything, bring_roster, bring_week
from zones.journal.tables import Deed


async def test_the_same_file_again_changes_nothing(db: str) -> None:
    await bring_roster()
    first, again = await bring_week(), await bring_week()
    assert first.deeds > 0 and not first.rejected
    assert (again.deeds, again.corrected) == (0, 0)
    assert all(sheet.added == sheet.withdrawn == 0 for sheet in again.sheets)


async def test_a_corrected_file_posts_corrections(db: str) -> None:
    await bring_everything()
    longer = [row if row[4] != 30 else [*row[:4], 45, *row[5:]] for row in PATROLS]
    report = await bring_week(WEEK | {"巡逻记录": longer})
    patrol = next(sheet for sheet in report.sheets if sheet.kind == "patrol")
    assert (patrol.added, patrol.withdrawn, patrol.unchanged) == (1, 1, 2)
    rows = await Deed.raw(
        "SELECT count(*) FILTER (WHERE corrects IS NULL) AS deeds, count(corrects) AS corrections FROM deed"
    )
    assert rows[0]["corrections"] == report.corrected == 3


async def test_a_rehearsal_leaves_no_trace(db: str) -> None:
    await bring_roster()
    report = await bring_week(check=True)
    assert report.deeds > 0
    assert (await Deed.raw("SELECT count(*) AS n FROM deed"))[0]["n"] == 0


async def test_anothers_file_does_not_push_out_what_is_held(db: str, anyio_backend: str) -> None:
    await bring_roster()
    await bring_week()
    strange = [[*row[:1], f"别处{number}单位", *row[2:]] for number, row in enumerate(CALLS[1:])]
    with pytest.raises(LikelyAnothersFile) as refused:
        await bring_week(WEEK | {"岗位点名": [CALLS[0], CALLS[1], *strange]})
    assert refused.value.facts["withdrawn"] == 2
    assert all(sheet.added == sheet.withdrawn == 0 for sheet in (await bring_week()).sheets)


async def test_a_row_that_names_nobody_known_names_its_column_as_the_sheet_does(db: str) -> None:
    await bring_roster()
    items = [["日期", "队员姓名", "服务单位", "工作类别", "是否属实"]]
    items += [
        ["2018-10-09", name, unit, "警务协助", "属实"] for name, unit in (("赵大山", "别处"), ("没有人", "翠园小区"))
    ]
    report = await bring_week({"工作事项": items})
    assert [(line.row, line.column) for line in report.rejected] == [(2, "服务单位"), (3, "队员姓名")]


async def test_a_column_nobody_recognises_is_told_when_something_counts_as_none_without_it(
    db: str, anyio_backend: str
) -> None:
    await bring_roster()
    strange = [[*PATROLS[0][:8], "旗子怎么样", *PATROLS[0][9:]], *PATROLS[1:]]
    report = await bring_week(WEEK | {"巡逻记录": strange})
    assert any(one.sheet == "巡逻记录" and "亮旗帜" in one.why and "旗子怎么样" in one.why for one in report.warnings)
