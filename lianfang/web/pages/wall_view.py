"""The wall of a year in words: every week with its number, where it stands, and the five main figures."""

from bulletins.archive.vocabulary import TRENDS
from bulletins.archive.vocabulary import Week as Begun
from lianfang.flows.bulletin.preview import issuer_of
from lianfang.web.looks.archive import Wall
from lianfang.web.pages.archive_view import tags_of
from lianfang.web.pages.asked import YEARS
from lianfang.web.pages.told import week_span
from lianfang.web.views import Frame, Link, Tag, Trend, WallPage, WallWeek, spark
from zones.ground.weeks import Week

NAMED = (("可防性案件", "起"), ("巡逻", "次"), ("点名应答率", "%"), ("实地检查", "次"), ("持证率", "%"))
"""What the five main figures are called, in the order of TRENDS."""
DONE = {
    "": "拟稿",
    "returned": "已退回",
    "submitted": "已送核",
    "reviewed": "已核稿",
    "cleared": "已审查",
    "signed": "已签字",
}
"""What was done last with a draft; whether it counts for the text of now, its page says."""


def wall_page(frame: Frame, seen: Wall, year: int, may_draft: bool) -> WallPage:
    """Whoever may not draft sees of a week only whether it was issued."""
    begun = {one.week: one for one in seen.weeks if may_draft or one.number is not None}
    weeks = weeks_in(year)
    issued = [one for one in begun.values() if one.number is not None]
    of = f"?publisher={seen.one.id}" if seen.one else ""
    return WallPage(
        frame,
        year=f"{year}年",
        issuer=issuer_of(seen.one).name if seen.one else "",
        counts=f"签发 {len(issued)} 期" if issued else "这一年还没有签发过",
        trends=_trends(seen, weeks),
        weeks=tuple(_week(week, begun.get(str(week)), seen.today, may_draft) for week in weeks),
        years=tuple(Link(f"{one}年", f"/bulletins/year/{one}{of}") for one in (year - 1, year + 1) if one in YEARS),
        others=tuple(
            Link(issuer_of(one).name, f"/bulletins/year/{year}?publisher={one.id}")
            for one in seen.publishers
            if one != seen.one
        ),
        back="/bulletins",
    )


def weeks_in(year: int) -> list[Week]:
    """All 52 or 53."""
    found = [Week(year, 1)]
    while found[-1].next.year == year:
        found.append(found[-1].next)
    return found


def _trends(seen: Wall, weeks: list[Week]) -> tuple[Trend, ...]:
    place = {str(week): at for at, week in enumerate(weeks, 1)}
    of_draft = {one.draft: place[one.week] for one in seen.weeks if one.week in place}
    found = []
    for path, (label, unit) in zip(TRENDS, NAMED, strict=True):
        values = {of_draft[draft]: value for draft, value in seen.trends.get(path, {}).items() if draft in of_draft}
        if values:
            last = f"{values[max(values)]:g}"
            low, high = f"{min(values.values()):g}", f"{max(values.values()):g}"
            said = f"最近一期 {last}{unit}，最少 {low}，最多 {high}"
            found.append(Trend(label, last, unit, spark(values, len(weeks), f"{label}：{said}"), f"{low} 到 {high}"))
    return tuple(found)


def _week(week: Week, one: Begun | None, today: Week, may_draft: bool) -> WallWeek:
    period = week_span(week)
    if one is not None and one.number is not None:
        tag = next(iter(tags_of(one.corrected, one.withdrawn)), Tag("已签发", "ok"))
        return WallWeek(
            period, f"第 {one.number} 期", "gone" if one.withdrawn else "issued", tag, f"/bulletins/{one.draft}"
        )
    if one is not None:
        return WallWeek(period, "", "draft", Tag(DONE[one.step], "gold"), f"/bulletins/{one.draft}")
    if week >= today:
        return WallWeek(period, "", "ahead", Tag("这一周" if week == today else "还没到"))
    return WallWeek(period, "", "missing", Tag("没有拟稿" if may_draft else "没有签发"))
