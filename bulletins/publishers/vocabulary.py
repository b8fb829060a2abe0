"""How somebody who issues wants it: the settings, and each threshold with its sentence and its range."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from bulletins.figures.rules import DEFAULT, Thresholds

Form = Literal["brief", "letter"]
MOST_LEAD, MOST_BEFORE, WEEKS_AHEAD = 20, 10_000, 8
"""Characters of a 机关代字; bulletins before the platform; weeks that a new threshold may wait."""


class Limit(Struct, frozen=True):
    """A threshold in words: `sentence` says what it decides; from `least` to `most`, whole numbers alone where `whole`."""

    name: str
    sentence: str
    unit: str
    least: float
    most: float
    whole: bool = True

    @property
    def default(self) -> float:
        return float(getattr(DEFAULT, self.name))


LIMITS = (
    Limit("least_cases", "可防性案件升或者降，到多少起才写", "起", 1, 50),
    Limit("least_asked", "应到岗次、抽问人次到多少，才评应答率、知晓率", "次", 20, 1000),
    Limit("low_rate", "点名应答率低于多少要写“需关注”", "%", 50, 100, whole=False),
    Limit("fall_points", "点名应答率升降多少个百分点才写", "个百分点", 0.5, 30, whole=False),
    Limit("least_excused", "同一个免点原因比上期多出多少岗次才写", "岗次", 1, 200),
    Limit("least_uncovered_min", "排定的时段没有人巡逻，满多少分钟才写", "分钟", 1, 600),
    Limit("least_guards", "一类单位有多少名保安员，才比持证率", "人", 10, 500),
    Limit("category_gap", "一类单位的持证率比全部低多少个百分点才写", "个百分点", 0.5, 50, whole=False),
    Limit("low_known", "抽问知晓率低于多少要写“需关注”", "%", 50, 100, whole=False),
)
"""In the order of the six parts. Rates from fewer than twenty and shares from fewer than ten are never told, so never judged."""


CALLED = {
    "form": "格式",
    "document_lead": "机关代字",
    "issued_before": "平台以前发过的期数",
    "automatic": "每周自己拟稿",
    **{limit.name: limit.sentence for limit in LIMITS},
}
"""What every setting is called."""


class Settings(Struct, frozen=True):
    """A publisher's settings: 简报体 or 公文体, 机关代字, bulletins before the platform, drafts by themselves, thresholds."""

    form: Form
    document_lead: str
    issued_before: int
    automatic: bool
    limits: Thresholds


class Change(Struct, frozen=True):
    """A setting that became another one; `since` is the first week for which it holds, empty where it holds at once; decided
    `at`, by `account`."""

    name: str
    was: str
    becomes: str
    since: str = ""
    at: datetime | None = None
    account: int | None = None
