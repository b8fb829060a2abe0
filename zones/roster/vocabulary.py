"""The roster's words: what a file lists, what is held, and what a comparison of the two says to do."""

from datetime import date

from msgspec import Struct

CERTIFICATE_STATES = (
    "不符合条件",
    "未报名",
    "材料缺",
    "已审",
    "准考",
    "已考未出分",
    "合格待发证",
    "已发未领",
    "有证",
)
"""From nothing to a certificate in hand, in this order."""

ENDINGS = {"revoked": "吊销", "cancelled": "注销", "replaced": "换证", "mistaken": "登记有误"}
"""How a certificate's row ends."""

GUARDING = {"off": "不提醒", "warn": "提醒", "refuse": "不让排"}
"""不持证不上岗: what a station wants where a guard without a certificate is to be put on a rota or a post."""

WARNED = {"police": "只有派出所看得到", "unit": "派出所和单位都看得到"}
"""Who sees that warning."""

MOST_NUMBER, MOST_ISSUER = 60, 80

NEVER = date(1, 1, 1)
"""The last day of a certificate that was held on no day: wrongly entered, or revoked before anybody here knew of it."""


class Pattern(Struct, frozen=True):
    """How the numbers of a bureau's certificates look: the region's character or characters (empty: any, or none), perhaps a
    capital letter, then `least` to `most` digits.
    """

    lead: str = ""
    least: int = 6
    most: int = 18


class Entry(Struct, frozen=True):
    """A certificate as its holder shows it."""

    number: str
    issued: date
    issuer: str


class Ending(Struct, frozen=True):
    """How a certificate ended (a word of ENDINGS), on which day, by which document."""

    kind: str
    day: date
    document: str = ""


class Spell(Struct, frozen=True):
    """A unit's own guard service from beginning to end, and when it was filed and withdrawn (`number` is the filing's)."""

    began: date
    filed_on: date | None = None
    number: str = ""
    ended: date | None = None
    withdrawn_on: date | None = None


class Listed(Struct, frozen=True):
    """A guard as a file lists him, his words looked up: unit and company are ids, `person` is None for a stranger.

    `same_as` marks two rows of one file that speak of one person (his identity number, or name, unit and phone).
    `changed_fields` are what the vault holds otherwise (身份证号, 手机). `move` is 调动, 兼职 or empty.
    """

    row: int
    sheet: str
    name: str
    unit: int
    company: int | None
    post: str
    shift: str
    since: date | None
    until: date | None
    certificate: str
    certified_on: date | None
    person: int | None
    same_as: str
    move: str
    changed_fields: tuple[str, ...] = ()


class Held(Struct, frozen=True):
    """A posting in force with what belongs to the person: ids of the rows, and their contents."""

    person: int
    name: str
    posting: int
    unit: int
    post: str
    shift: str
    since: date | None
    employment: int | None
    company: int | None
    certificate: str
    certified_on: date | None
    until: date | None = None


class Change(Struct, frozen=True):
    """One thing that differs: which column, from what, to what. Personal data shows no values."""

    column: str
    old: str
    new: str


class Taken(Struct, frozen=True):
    """What to do with one listed guard: `held` is his present posting in that unit, `leaves` postings that end by 调动."""

    listed: Listed
    held: Held | None
    changes: tuple[Change, ...]
    leaves: tuple[Held, ...] = ()


class Question(Struct, frozen=True):
    """A row that is not taken until somebody says more."""

    listed: Listed
    code: str
    other: str


class Comparison(Struct, frozen=True):
    """The whole difference between a file and what is held."""

    taken: tuple[Taken, ...]
    duplicates: tuple[Listed, ...]
    questions: tuple[Question, ...]
    ended: tuple[Held, ...]
