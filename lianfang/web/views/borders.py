"""片区边界: what was drawn, and the file that draws."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.map import MapDrawing
from lianfang.web.views.frame import Form, Page


class BorderRow(Struct, frozen=True):
    """A zone, its units, whether its border was drawn."""

    zone: str
    units: str
    drawn: str


class BordersPage(Page, frozen=True):
    """`upload` posts, as multipart, `file`."""

    template: ClassVar[str] = "office/borders.html"
    station: str
    map: MapDrawing
    zones: tuple[BorderRow, ...]
    upload: Form
    error: str = ""
    notice: str = ""
