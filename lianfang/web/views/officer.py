"""The beat officer's page."""

from typing import ClassVar

from lianfang.web.views.frame import Page
from lianfang.web.views.unit import UnitRow


class BeatPage(Page, frozen=True):
    """我的几家. Each unit's `counts`: 保安、持证、点名应答、未到巡逻、待核工作事项、有异议; `week` is the week they count."""

    template: ClassVar[str] = "officer/beat.html"
    name: str
    week: str
    units: tuple[UnitRow, ...]
