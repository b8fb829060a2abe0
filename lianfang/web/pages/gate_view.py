"""What a gate's screen shows: the post is asked, has answered, is excused, or nothing is to do."""

from lianfang.codes.screen import Thing, address_at, code_at
from lianfang.web.answers import new_key
from lianfang.web.looks.rollcall import GateSeen
from lianfang.web.pages.told import lasting, wall
from lianfang.web.views import Form, Frame, GatePage, qr_drawing
from zones.rollcall.vocabulary import AT_THE_GATE, Call


def gate_page(frame: Frame, seen: GateSeen, site: str, error: str = "") -> GatePage:
    """`site` is where the house is reached: the code's address begins with it."""
    row, call, thing = seen.row, seen.call, Thing("post", seen.gate.post)
    asked = row is not None and call is not None and row.result == "waiting"
    left_s = int((call.closes_at - seen.now).total_seconds()) if asked and call and call.closes_at else 0
    along = (("call", str(row.call)), ("row", str(row.id)), ("phone_at", "")) if row else ()
    says, done = _says(seen)
    return GatePage(
        frame,
        unit=seen.gate.unit_name,
        post=seen.gate.post_name,
        says=says,
        foot=f"只查岗位，不算个人分。{wall(call.opens_at)} 发起。" if row and call else "",
        code=code_at(thing, seen.now),
        drawing=qr_drawing(f"{site}/q/{address_at(thing, seen.now)}"),
        dial=seen.dial,
        answer=Form("/gate/answer", new_key(), along) if asked else None,
        excuses=tuple(
            (reason, Form("/gate/excuse", new_key(), (*along, ("reason", reason)))) for reason in AT_THE_GATE if asked
        ),
        left_s=max(left_s, 0),
        left=lasting(max(left_s, 0)),
        share=_share(call, left_s) if asked and call else 0,
        done=done,
        rings=seen.rings,
        error=error,
    )


def _share(call: Call, left_s: int) -> int:
    """What is left of a call's time, in per cent."""
    whole_s = (call.closes_at - call.opens_at).total_seconds() if call.closes_at else 0
    return max(0, min(100, round(100 * left_s / whole_s))) if whole_s else 0


def _says(seen: GateSeen) -> tuple[str, bool]:
    """(the sentence, whether the post has answered)."""
    if seen.row is None or seen.row.result == "silent":
        return "现在没有查岗。", False
    if seen.row.result == "answered":
        return f"{wall(seen.row.answered_at)} 记上了，这一次不用再按。" if seen.row.answered_at else "记上了。", True
    if seen.row.result == "excused":
        return f"这一次免点：{seen.row.reason}。", False
    return "", False
