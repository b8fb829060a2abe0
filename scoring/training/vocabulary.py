"""培训: sessions, who came and how that is known, the year's plan. Sessions are counted, never minutes in front of a screen."""

from datetime import datetime, timedelta

from msgspec import Struct

FIELDS = {
    "patrol": "联防巡逻",
    "outreach": "防范宣传",
    "clue": "信息报送",
    "mediation": "矛盾调处",
    "rescue": "安保救助",
    "assistance": "警务协助",
    "law": "法律法规",
    "fire": "消防",
    "first_aid": "急救",
    "technique": "门卫技防",
    "manners": "文明服务",
}
"""The six duties, then what a guard has to know for all of them."""
TOPICS = {
    "patrol": ("巡逻",),
    "outreach": ("消防", "文明与职业道德"),
    "clue": ("记录与文书", "处置"),
    "mediation": ("文明与职业道德", "处置"),
    "rescue": ("急救", "处置"),
    "assistance": ("处置", "记录与文书"),
    "law": ("保安服务管理条例", "企业事业单位内部治安保卫条例", "公共安全视频图像信息系统管理条例"),
    "fire": ("消防",),
    "first_aid": ("急救",),
    "technique": ("门卫", "守护与技防"),
    "manners": ("文明与职业道德",),
}
"""Whose questions of the bank (by topic) are asked after a session of a field; a bureau's own may carry the field's name."""
LEVELS = {"bureau": "分局", "station": "派出所", "zone": "片区", "unit": "单位"}
"""Who holds it, and so whose guards are invited."""
STATES = {"planned": "还没结", "closed": "结了", "cancelled": "取消了"}
WAYS = {"code": "动态码", "roll": "点名册"}
SHEETS = {"code": "培训签到（动态码）", "roll": "培训签到（点名册）"}
"""Where a deed says that it was written down, by the way of signing in; its row is the session's number."""
TAUGHT_SHEET = "培训授课"
OF_ATTENDANCE, OF_SESSION = "attendance", "training"
"""What deeds call their records."""
EARLY, LATE, LONGEST = timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8)
"""Signing in begins so long before a session; its screen works so long after its end; no session is longer."""
LEAST_ASKED, MOST_ASKED = 3, 5
MOST_TITLE, MOST_PLACE, MOST_GUEST, MOST_VIDEO, MOST_TEXT, MOST_REASON, MOST_PLANNED = 40, 60, 40, 300, 2000, 200, 99


class Draft(Struct, frozen=True):
    """A session as somebody writes it down. The trainer is an officer, a guard (`trainer`) or somebody from outside (`guest`)."""

    level: str
    field: str
    title: str
    place: str
    begins_at: datetime | None
    ends_at: datetime | None
    zone: int | None = None
    unit: int | None = None
    officer: int | None = None
    trainer: int | None = None
    guest: str = ""


class Session(Struct, frozen=True):
    """`out_from` is when its trainer opened signing out; `questions` are the versions that are asked after it."""

    id: int
    station: int
    level: str
    zone: int | None
    unit: int | None
    field: str
    title: str
    place: str
    begins_at: datetime
    ends_at: datetime
    officer: int | None
    trainer: int | None
    account: int
    state: str = "planned"
    out_from: datetime | None = None
    closed_at: datetime | None = None
    closer: int | None = None
    questions: tuple[int, ...] = ()


class Attendance(Struct, frozen=True):
    """One who came. `ticked_by` is whoever ticked him on the roll; `phone` marks the telephone that signed in, empty for none.

    `station` and `unit` are where he stood that day. A struck one was taken back; it stays, another may follow.
    """

    id: int
    session: int
    person: int
    station: int
    unit: int
    phone: bytes = b""
    in_at: datetime | None = None
    out_at: datetime | None = None
    ticked_by: int | None = None
    struck_by: int | None = None

    @property
    def way(self) -> str:
        """How it is known."""
        return "roll" if self.ticked_by is not None else "code"

    @property
    def whole(self) -> bool:
        """Signed in and out, or ticked; and not taken back."""
        came = self.ticked_by is not None or (self.in_at is not None and self.out_at is not None)
        return came and self.struck_by is None


class PlanLine(Struct, frozen=True):
    """So many sessions of a field that a level means to hold in a month (2018-11)."""

    month: str
    field: str
    level: str
    planned: int


class Owes(Struct, frozen=True):
    """A guard and what the month and the quarter ask of him."""

    person: int
    name: str
    trained: bool
    drilled: bool


class UnitDuty(Struct, frozen=True):
    """A unit and its guards, in the order of the roster: who is done, who is behind."""

    unit: int
    name: str
    zone: str
    guards: tuple[Owes, ...]

    @property
    def trained(self) -> bool:
        """At least one of its guards had a session this month."""
        return any(one.trained for one in self.guards)

    @property
    def drilled(self) -> bool:
        """At least one of its guards had a drill this quarter."""
        return any(one.drilled for one in self.guards)
