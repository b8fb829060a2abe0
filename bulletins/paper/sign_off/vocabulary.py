"""What stands on a sign-off sheet. Every text is final Chinese."""

from msgspec import Struct


class Line(Struct, frozen=True):
    """A row of the upper table: 标题, 期号, 主送, 印发份数."""

    label: str
    text: str


class Stage(Struct, frozen=True):
    """拟稿, 核稿, 保密审查 or 签发. One that is not done yet has no `person`: then there is room to sign by hand."""

    name: str
    person: str = ""
    at: str = ""
    opinion: str = ""


class SignOff(Struct, frozen=True):
    """`digest` names the text that was signed, empty while it may still change; `note` stands small at the foot."""

    title: str
    number: str
    lines: tuple[Line, ...]
    stages: tuple[Stage, ...]
    digest: str = ""
    note: str = ""
    mark: str = ""
