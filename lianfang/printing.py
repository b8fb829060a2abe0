"""The press from outside: a page composed and printed in a warm worker of the cage."""

from datetime import datetime

from bulletins.paper.board.vocabulary import Board
from bulletins.paper.booklet.vocabulary import Booklet
from bulletins.paper.certificates.vocabulary import Certificate
from bulletins.paper.dossier.vocabulary import Dossier
from bulletins.paper.gatehouse.vocabulary import GatehouseSheet
from bulletins.paper.letters.vocabulary import Letter
from bulletins.paper.plates.vocabulary import PlateSheet
from bulletins.paper.sign_off.vocabulary import SignOff
from bulletins.paper.vocabulary import Attachment, Imprint, Page, Printed
from bulletins.paper.week_sheet.vocabulary import WeekSheet
from lianfang.cage import Bench, Limits
from lianfang.settings import settings

_press = Bench(Limits(cpu_s=20, wait_s=60, memory_mb=512), lambda: settings().press_workers)


async def print_bulletin(page: Page, attached: tuple[Attachment, ...] = (), at: datetime | None = None) -> Printed:
    """Lay a page out and print it with what goes along; `at` (aware) is when it was made, None for a look at a draft.

    The same input gives the same bytes. Raises CageFailed when a limit ended it.
    """
    imprint = Imprint(page.issuer, f"{page.masthead}　{page.issue_no}", at, attached)
    return await _printed("bulletins.paper.compose:compose", page, imprint)


async def draw_pages(pdf: bytes) -> list[bytes]:
    """The pages of what was printed, as PNG. Raises CageFailed when a limit ended it."""
    return await _press.call("bulletins.paper.pictures:pictures_of", pdf, returns=list[bytes])


async def print_large(page: Page) -> Printed:
    """The edition in large type. Raises CageFailed when a limit ended it."""
    imprint = Imprint(page.issuer, f"{page.masthead}　{page.issue_no}　大字版")
    return await _printed("bulletins.paper.large.html:large_html", page, imprint)


async def write_docx(page: Page) -> bytes:
    """The page for those who must edit it elsewhere. Raises CageFailed when a limit ended it."""
    return await _press.call("bulletins.paper.word.write:docx_of", page, returns=bytes)


async def print_letter(letter: Letter) -> Printed:
    """A one-page sheet. Raises CageFailed when a limit ended it."""
    return await _printed("bulletins.paper.letters.html:letter_html", letter)


async def print_plates(sheet: PlateSheet) -> Printed:
    """Plates to be cut, eight on a page. Raises CageFailed when a limit ended it."""
    return await _printed("bulletins.paper.plates.html:plates_html", sheet)


async def print_week_sheet(sheet: WeekSheet) -> Printed:
    """A unit's week for the wall. Raises CageFailed when a limit ended it."""
    return await _printed("bulletins.paper.week_sheet.html:week_sheet_html", sheet)


async def print_board(board: Board) -> Printed:
    """The rules for a wall. Raises CageFailed when a limit ended it."""
    return await _printed("bulletins.paper.board.html:board_html", board)


async def print_certificates(certificates: tuple[Certificate, ...]) -> Printed:
    """One a page. Raises CageFailed when a limit ended it."""
    return await _printed("bulletins.paper.certificates.html:certificates_html", certificates)


async def print_booklet(booklet: Booklet) -> Printed:
    """A small book. Raises CageFailed when a limit ended it."""
    return await _printed("bulletins.paper.booklet.html:booklet_html", booklet)


async def print_sign_off(sheet: SignOff) -> Printed:
    """Who drafted, reviewed, checked and signed. Raises CageFailed when a limit ended it."""
    return await _printed("bulletins.paper.sign_off.html:sign_off_html", sheet)


async def print_gatehouse_sheets(sheets: tuple[GatehouseSheet, ...]) -> Printed:
    """A bulletin for units' walls, one a page. Raises CageFailed when a limit ended it."""
    return await _printed("bulletins.paper.gatehouse.html:gatehouse_html", sheets)


async def print_dossier(dossier: Dossier) -> Printed:
    """A register book. Raises CageFailed when a limit ended it."""
    return await _printed("bulletins.paper.dossier.html:dossier_html", dossier)


async def _printed(composer: str, content: object, imprint: Imprint | None = None) -> Printed:
    """HTML made by `composer` of its content, then the PDF of it."""
    html = await _press.call(composer, content, returns=str)
    return await _press.call("bulletins.paper.press:print_pdf", html, imprint, returns=Printed)
