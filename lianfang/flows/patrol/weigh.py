"""One press, its codes and clocks read, beside what the books hold around it: what it is worth."""

from lianfang.flows.patrol.shown import Meant, Shown
from zones.patrol.reads.around import Around
from zones.patrol.rules.clocks import Clocked
from zones.patrol.rules.evidence import judge
from zones.patrol.vocabulary.checkins import Evidence, Press


def weigh(person: int, shown: Shown, clock: Clocked, what: Meant, there: Around) -> tuple[Press, Evidence]:
    """The press as it is written, and its evidence; `there.point` is known. A tag that is not in use any more is as good
    as a plate that was replaced."""
    assert there.point is not None
    replaced = (what.code == "qr" and what.version != there.point.tag) or (what.code == "nfc" and there.tag is None)
    press = Press(
        person,
        there.walk.id if there.walk else None,
        there.walk.zone if there.walk else None,
        shown.device,
        what.code,
        clock.pressed_at,
        clock.waited_s,
        clock.wrong,
        shown.place,
        there.tag.id if there.tag else what.version,
        what.taps,
        there.tag.last_taps if there.tag else None,
        retired=replaced or there.point.ended,
        stale=what.stale,
    )
    return press, judge(press, there.point, [there.nearest] if there.nearest else [], there.recent)
