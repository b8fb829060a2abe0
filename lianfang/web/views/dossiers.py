"""迎检台账: what goes into a file, and over which days."""

from datetime import date
from typing import ClassVar

from lianfang.web.views.frame import Choice, Page


class DossiersPage(Page, frozen=True):
    """`of` are the station itself (no value) and its units, `kinds` the registers; `file` is the address without its ending."""

    template: ClassVar[str] = "dossiers/station.html"
    station: str
    file: str
    of: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    first: date
    last: date
    people: str
