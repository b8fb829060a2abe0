"""Filled contexts of the archive, of a year's wall, of a publisher's settings, of an issued bulletin with what moved since."""

from datetime import UTC, date, datetime

from msgspec import structs

from bulletins.archive.vocabulary import TRENDS, Asked, Found
from bulletins.archive.vocabulary import Week as Begun
from bulletins.figures.flat import Figure
from bulletins.figures.rules import DEFAULT
from bulletins.publishers.rules import weeks_open
from bulletins.publishers.vocabulary import Change, Settings
from bulletins.register.vocabulary import Publisher
from lianfang.flows.bulletin.moved import Moved
from lianfang.web.looks.archive import Archive, PublisherSeen, Wall
from lianfang.web.pages.archive_view import archive_page
from lianfang.web.pages.changes import moved_part
from lianfang.web.pages.publishers_view import publisher_page
from lianfang.web.pages.wall_view import wall_page, weeks_in
from lianfang.web.views import ArchivePage, Frame, IssuedPage, PublisherPage, WallPage
from tests.lianfang.web import desk_samples
from zones.ground.weeks import Week

BUREAU = Publisher(1, 1, None, "洋河新区分局", None, (1, 2))
STATION = Publisher(2, 1, 1, "洋河新区分局", "洋河派出所", (1,))
FIGURES = (
    Figure("cases.this_week", "可防性案件·本期", 23, "起"),
    Figure("roll_call.rate_pct", "岗位点名·应答率", 92.4, "%"),
)
TOLD = "（三）夜间发案上升，20—24时由3起升至9起；需关注：东、西片区各单位夜间要多看一眼。"


def archive(frame: Frame) -> ArchivePage:
    found = (
        Found(
            41,
            "洋河新区分局",
            "weekly",
            "",
            "2018-W41",
            2018,
            40,
            date(2018, 10, 15),
            1,
            False,
            "一、可防性案件压降情况",
            TOLD,
            *_told(23),
        ),
        Found(
            39,
            "洋河派出所",
            "special",
            "国庆安保",
            "2018-W39..2018-W40",
            2018,
            1,
            date(2018, 10, 8),
            0,
            True,
            "六、工作建议",
            TOLD,
            *_told(20),
        ),
    )
    asked = Asked(("夜间", "上升"), "cases.this_week", "ge", 20, 1, 2018, None)
    return archive_page(
        frame, Archive((BUREAU, STATION), (2018, 2017), FIGURES, found), asked, "“多少”要写数字，例如 20。"
    )


def _told(value: float) -> tuple[str, float, str]:
    return FIGURES[0].label, value, FIGURES[0].unit


def archive_empty(frame: Frame) -> ArchivePage:
    return archive_page(frame, Archive((BUREAU,), (2018,), FIGURES, ()), Asked(("没有这话",)))


def wall(frame: Frame) -> WallPage:
    steps = {36: "", 37: "returned", 38: "submitted", 40: "reviewed", 41: "cleared"}
    weeks = tuple(
        Begun(at, str(week), steps.get(at, "signed"), None if at in steps else at, int(at == 12), at == 20)
        for at, week in enumerate(weeks_in(2018), 1)
        if at < 42 and at != 39
    )
    trends = {path: {at: float(at * 7 % 23 + 3) for at in range(1, 36) if at != 9} for path in TRENDS}
    return wall_page(frame, Wall((BUREAU, STATION), BUREAU, weeks, trends, Week(2018, 42)), 2018, may_draft=True)


def publisher(frame: Frame) -> PublisherPage:
    at = datetime(2018, 10, 15, 3, tzinfo=UTC)
    changes = (
        Change("form", "brief", "letter", "", at, 1),
        Change("least_cases", "3", "5", "2018-W43", at, None),
    )
    limits = structs.replace(DEFAULT, least_cases=5)
    settings = Settings("letter", "洋公联防", 120, True, limits)
    seen = PublisherSeen(settings, 0, weeks_open(Week(2018, 42)), changes, {1: "韩立群"})
    error = "没有存：平台以前发过的期数，写 0 到 10000 的整数。请改好再存。"
    return publisher_page(frame, BUREAU, seen, error, typed={"issued_before": "很多", "form": "letter"})


def issued_moved(frame: Frame) -> IssuedPage:
    found = (
        Moved("cases.this_week", "可防性案件·本期", 18, 19, "起"),
        Moved("cases.by_zone.东片区", "可防性案件·东片区", 5, 6, "起"),
        Moved("roll_call.rate_pct", "岗位点名·应答率", None, 92.4, "%"),
    )
    part = moved_part(found, found[:1], "/office/bulletins/40/changes")
    return structs.replace(desk_samples.issued(frame), check="/office/bulletins/40/changes", moved=part)
