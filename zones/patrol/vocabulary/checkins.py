"""A check-in in words: what was shown, what both clocks and the place say, and what each doubt is called."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

Code = Literal["qr", "nfc", "screen", "digits"]
CODE_WORDS: dict[str, str] = {"qr": "扫码", "nfc": "碰标签", "screen": "扫门岗屏", "digits": "输数字"}

CheckInState = Literal["counted", "to_check", "refused"]
STATE_WORDS: dict[str, str] = {"counted": "算数", "to_check": "民警看一下", "refused": "不算"}

Doubt = Literal[
    "replayed",
    "retired",
    "stale",
    "zone",
    "elsewhere",
    "far",
    "speed",
    "shared",
    "clock",
    "day_late",
    "early",
    "late",
    "digits",
]


class Weighed(Struct, frozen=True):
    """What a doubt takes from a hundred, and how it is said."""

    weight: int
    words: str


DOUBTS: dict[Doubt, Weighed] = {
    "replayed": Weighed(60, "这个码已经用过一次"),
    "retired": Weighed(60, "这块牌换过了"),
    "stale": Weighed(60, "门岗屏的码过了时"),
    "zone": Weighed(50, "不是这一组的片区"),
    "elsewhere": Weighed(60, "位置在另一个点位附近"),
    "far": Weighed(50, "位置离点位远"),
    "speed": Weighed(60, "和上一个点之间快得走不到"),
    "shared": Weighed(60, "十分钟里一部手机登记了两个人"),
    "clock": Weighed(50, "手机时间差得多"),
    "day_late": Weighed(50, "过了一天才补传"),
    "early": Weighed(50, "比点位的时间早"),
    "late": Weighed(5, "补传"),
    "digits": Weighed(10, "没有扫码，输的数字"),
}
"""Any of the heavier ones is for a person; the lighter ones are only said."""
LINE = 60
"""From so many of a hundred a check-in counts by itself."""


GEOFENCE_M = 150
"""So far around a checkpoint is there, and the phone's own accuracy on top."""
PLATE_M = 20
"""Who shows a plate stands at it, as exactly as its place was written down."""
VAGUE_M = 1000
"""A place that is less exact says nothing."""


class Place(Struct, frozen=True):
    """Where the phone said it was: WGS-84; `accuracy_m` as it said."""

    longitude: float
    latitude: float
    accuracy_m: int | None = None


class Point(Struct, frozen=True):
    """A checkpoint as evidence needs it: `after` the minute of the day before which it is too early, but for `grace` minutes."""

    id: int
    zone: int
    longitude: float | None
    latitude: float | None
    after: int | None
    grace: int


class PointSaid(Struct, frozen=True):
    """A checkpoint as an officer says it; `unit` whose ground it is on, `post` whose screen shows its code."""

    zone: int
    name: str
    walking_group: str = ""
    unit: int | None = None
    post: int | None = None
    longitude: float | None = None
    latitude: float | None = None
    after: int | None = None
    grace: int = 10


class Press(Struct, frozen=True):
    """One check-in: who, in which outing (of which zone), what was shown, when and where.

    `taps` an NFC tag's count (`last_taps` the highest before) or a screen's minute; `waited_s` how long it lay in the phone;
    `retired` a plate or tag that was replaced, `stale` a screen's code of an earlier minute, `clock` a phone's wrong time.
    """

    person: int
    outing: int | None
    outing_zone: int | None
    device: bytes
    code: Code
    pressed_at: datetime
    waited_s: int = 0
    clock: bool = False
    place: Place | None = None
    tag: int = 0
    taps: int | None = None
    last_taps: int | None = None
    retired: bool = False
    stale: bool = False


class Earlier(Struct, frozen=True):
    """A check-in that stands in the books; its place the phone's (`within_m` its accuracy), or else the checkpoint's own."""

    person: int
    outing: int | None
    checkpoint: int
    device: bytes
    code: Code
    tag: int
    taps: int | None
    pressed_at: datetime
    longitude: float | None
    latitude: float | None
    within_m: int


class Evidence(Struct, frozen=True):
    """What a check-in is worth: of a hundred, why less, and whether a person looks at it. `metres` to the checkpoint."""

    score: int
    doubts: tuple[Doubt, ...]
    state: CheckInState
    metres: int | None
