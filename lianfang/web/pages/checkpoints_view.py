"""巡逻点位 in words."""

from datetime import time
from typing import Any

from lianfang.web.answers import ReadRequest, form
from lianfang.web.frames import frame_of
from lianfang.web.looks.checkpoints import StationPoints
from lianfang.web.views import CheckpointLine, CheckpointsPage, Choice, Link, NewCheckpoint, Tag
from zones.patrol.reads.checkins import CheckpointRow
from zones.roster.reads import StationRow


def checkpoints_page(
    request: ReadRequest, place: StationRow, seen: StationPoints, typed: dict[str, str] | None = None, **shown: Any
) -> CheckpointsPage:
    """`typed` are the fields of a form that was refused."""
    at = f"/stations/{place.id}/checkpoints"
    used = [one for one in seen.zones if any(point.zone == one.id for point in seen.points)]
    sheets = tuple(Link(f"打印{one.name}的牌子", f"{at}/plates?zone={one.id}") for one in used)
    lines = tuple(_line(one, seen, at) for one in seen.points)
    new = _new(seen, at, typed or {})
    return CheckpointsPage(
        frame_of(request), place.name, lines, sheets, new, f"/stations/{place.id}/check-ins", **shown
    )


def _line(one: CheckpointRow, seen: StationPoints, at: str) -> CheckpointLine:
    zone = seen.zone_of(one.zone)
    return CheckpointLine(
        one.id,
        one.name,
        f"{zone} {one.walking_group}".strip(),
        one.digits,
        Tag("有", "ok") if one.longitude is not None else Tag("没有写", "mute"),
        f"{_time(one.after):%H:%M}，宽限 {one.grace} 分钟" if one.after is not None else "什么时候都行",
        plate_words(one),
        seen.tags.get(one.id, "").upper(),
        form(f"{at}/{one.id}"),
    )


def plate_words(one: CheckpointRow) -> str:
    """第 2 版."""
    return f"第 {one.tag} 版"


def _new(seen: StationPoints, at: str, typed: dict[str, str]) -> NewCheckpoint:
    names = {unit.id: unit.name for unit in seen.units}
    posts = [(one.id, f"{names[one.unit]} {one.name}") for one in seen.posts if one.unit in names]
    return NewCheckpoint(
        form(at),
        _choices([(one.id, one.name) for one in seen.zones], typed.get("zone", "")),
        _choices([(one.id, one.name) for one in seen.units], typed.get("unit", "")),
        _choices(posts, typed.get("post", "")),
        typed.get("name", ""),
        typed.get("group", ""),
        typed.get("longitude", ""),
        typed.get("latitude", ""),
        grace=typed.get("grace", "10"),
    )


def _choices(things: list[tuple[int, str]], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(str(number), name, str(number) == chosen) for number, name in things)


def _time(minute: int) -> time:
    return time(minute // 60, minute % 60)
