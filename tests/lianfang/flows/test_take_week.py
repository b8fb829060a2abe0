"""Bringing a week in: records, deeds, and what the same or a corrected file changes."""

from tests.cast import PATROLS, WEEK, bring_everything, bring_roster, bring_week
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
