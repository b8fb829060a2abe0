"""交接班 in words: for who comes, for who goes, for who waits in vain, for the unit and the desk."""

from datetime import datetime

from lianfang.web.pages.told import wall
from lianfang.web.views import Choice, Tag
from zones.duty.rules import lasts_too_long
from zones.duty.vocabulary import CHECK_MIN, CHECKS, HandOverRow

ALL = "、".join(CHECKS.values())


def title_for(one: HandOverRow, person: int) -> str:
    return f"接{one.post_name}" if person == one.coming else f"交{one.post_name}"


def text_for(one: HandOverRow, person: int) -> str:
    """What he has to do now, or for what he waits."""
    if one.coming is None:
        return f"{one.absent_name}没来接班，单位和值班台都知道了。请您先守着，这一班接着算。"
    comes = person == one.coming
    other = one.leaving_name if comes else one.coming_name
    if signed(one, person):
        return f"您签过了，等{other}签。"
    if comes:
        return f"和{other}一起看：{ALL}。都在，点一下接班。"
    return f"{other}来接班了。一起看：{ALL}。看完交给他。"


def signed(one: HandOverRow, person: int) -> bool:
    return (one.came_at if person == one.coming else one.left_at) is not None


def press_for(one: HandOverRow, person: int) -> str:
    return "四样都在，我接班" if person == one.coming else f"交给{one.coming_name}了"


def state_of(one: HandOverRow, now: datetime) -> Tag:
    if one.coming is None:
        return Tag(f"{one.absent_name}没来接班", "warn")
    return Tag(f"交接超过 {CHECK_MIN} 分钟", "warn") if lasts_too_long(one, now) else Tag("正在交接", "info")


def checks_of(ticked: list[str]) -> tuple[Choice, ...]:
    return tuple(Choice(code, word, code in ticked) for code, word in CHECKS.items())


def since(one: HandOverRow) -> str:
    return f"{wall(one.begun_at)} 起"
