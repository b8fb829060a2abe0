"""The beat officer's page, and the office's: which officer looks after which unit."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Choice, Form, Page
from lianfang.web.views.unit import UnitRow


class BeatPage(Page, frozen=True):
    """我的几家; `name` heads the page. Each unit's `counts`: 保安、持证、点名应答、未到巡逻、待核工作事项、有异议; `week` is the week they count."""

    template: ClassVar[str] = "officer/beat.html"
    name: str
    week: str
    units: tuple[UnitRow, ...]


class BeatRow(Struct, frozen=True):
    """A unit and its officer: `set` posts `officer`, empty for nobody."""

    unit: str
    zone: str
    set: Form
    officers: tuple[Choice, ...]
    since: str = ""


class BeatsPage(Page, frozen=True):
    """责任民警."""

    template: ClassVar[str] = "office/beats.html"
    station: str
    units: tuple[BeatRow, ...]
    error: str = ""
    notice: str = ""
