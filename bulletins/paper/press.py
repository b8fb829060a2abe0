"""The press: HTML in, PDF/A-3 out. It alone imports WeasyPrint, and opens no address and no file but its own fonts.

A picture stands in the page itself, as a WEBP that the cleaner of photos made.
"""

import base64
import re
from datetime import UTC
from functools import cache
from typing import Any
from xml.etree.ElementTree import SubElement

from bulletins.paper.accessible import claiming
from bulletins.paper.faces import FACES, FOLDER, missing_files
from bulletins.paper.han_lines import teach
from bulletins.paper.vocabulary import Attachment, Imprint, Printed, SealPlace
from zones.ground.refused import Refused


class PressUnavailable(Refused):
    """The machine lacks the library that sets type; `hint` names the line that installs it."""

    code = "press_unavailable"


try:
    import weasyprint
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout import inline
    from weasyprint.text import line_break
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse, URLFetchingError
except OSError as missing:
    raise PressUnavailable(hint="apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0") from missing

teach(weasyprint.__version__, inline, line_break)
SCHEME = "press:"
DRAWN = "data:image/webp;base64,"
ENCLOSED = "enclosed:"
VARIANT = "pdf/a-3a"
MOST_PAGES = 200
SVG = "{http://www.w3.org/2000/svg}"
POINTS = 0.75
"""A CSS pixel in points."""
PDF_NAME = re.compile(rb"[A-Z]{6}\+")


class FontsMissing(Refused):
    """Set-up could not build the faces; `files` says which. Printing in a wrong face is refused."""

    code = "fonts_missing"


class AddressRefused(Refused):
    """The document asks for something the press does not open, in a place where it cannot simply be left out."""

    code = "address_refused"


class TooManyPages(Refused):
    """A page's words run on for longer than anybody would read; `most` is the limit."""

    code = "too_many_pages"


class Assets(URLFetcher):
    """Serves the press's own font files by name and the pictures in the page; refuses every address, whatever asks for it."""

    def __init__(self, files: tuple[str, ...]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._files = frozenset(files)

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        if url.startswith(DRAWN):
            content = base64.b64decode(url.removeprefix(DRAWN), validate=True)
            return URLFetcherResponse(url, content, {"Content-Type": "image/webp"})
        name = url.removeprefix(SCHEME)
        if not url.startswith(SCHEME) or name not in self._files:
            raise ValueError(f"the press opens no address: {url[:80]}")
        return URLFetcherResponse(url, (FOLDER / name).read_bytes(), {"Content-Type": "font/otf"})


NOTHING = Assets(())


class Enclosures(URLFetcher):
    """Serves what is attached, by its number: the kind of a file is what we say, not what this machine guesses from its name."""

    def __init__(self, attached: tuple[Attachment, ...]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._attached = attached

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        one = self._attached[int(url.removeprefix(ENCLOSED))]
        return URLFetcherResponse(url, one.content, {"Content-Type": one.media})


def print_pdf(html: str, imprint: Imprint | None = None) -> Printed:
    """The PDF/A-3a of one page of HTML; the same input gives the same bytes. FontsMissing where set-up is incomplete, TooManyPages over 200."""
    document = laid_out(html)
    if len(document.pages) > MOST_PAGES:
        raise TooManyPages(pages=len(document.pages), most=MOST_PAGES)
    _say_drawings(document)
    pdf = document.write_pdf(pdf_variant=VARIANT, attachments=_imprinted(document, imprint), finisher=_once)
    fonts = document.fonts.values()
    return Printed(
        pdf=pdf,
        pages=len(document.pages),
        fonts=tuple(sorted({PDF_NAME.sub(b"", font.name.lstrip(b"/")).decode() for font in fonts})),
        missing=tuple(sorted({chr(code) for font in fonts for code in font.missing})),
        seal=seal_place(document),
    )


def _say_drawings(document: Any) -> None:
    """A drawing's words for who cannot see it: browsers read its aria-label, WeasyPrint a title inside of it."""
    for page in document.pages:
        for box in page._page_box.descendants():
            drawn = box.element if box.element is not None and box.element.tag == f"{SVG}svg" else None
            if drawn is not None and (label := drawn.get("aria-label")) and drawn.find(f"{SVG}title") is None:
                SubElement(drawn, f"{SVG}title").text = label


def _imprinted(document: Any, imprint: Imprint | None) -> list[weasyprint.Attachment]:
    """Writes who issues it and when into the document; gives back what is to be enclosed, in the order a name tree asks for."""
    if imprint is None:
        return []
    told = document.metadata
    told.authors, told.description = [imprint.author], imprint.subject
    if imprint.at is None:
        if imprint.attached:
            raise ValueError("what is enclosed needs its time: the machine's clock would make other bytes each time")
        return []
    told.generate_rdf_metadata = claiming(told.generate_rdf_metadata)
    told.created = told.modified = imprint.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    attached = tuple(sorted(imprint.attached, key=lambda one: one.name.encode()))
    return [
        weasyprint.Attachment(
            url=f"{ENCLOSED}{number}",
            url_fetcher=Enclosures(attached),
            name=one.name,
            description=one.description,
            created=imprint.at.astimezone(UTC),
            modified=imprint.at.astimezone(UTC),
            relationship=one.relationship,
        )
        for number, one in enumerate(attached)
    ]


def _once(_: Any, pdf: Any) -> None:
    """WeasyPrint names each enclosed file twice among the document's associated files."""
    if files := pdf.catalog.get("AF"):
        files[:] = dict.fromkeys(files)


def seal_place(document: Any) -> SealPlace | None:
    """Where the element with id="seal" stands."""
    for number, page in enumerate(document.pages):
        for box in page._page_box.descendants():
            if box.element is not None and box.element.get("id") == "seal":
                left, top, width, height = box.hit_area()
                low = page.height - top - height
                return SealPlace(number, *(round(px * POINTS, 2) for px in (left, low, width, height)))
    return None


def pages_of(html: str) -> int:
    """How many pages it takes."""
    return len(laid_out(html).pages)


def lines_of(html: str) -> dict[str, int]:
    """How many lines each element with a data-n takes, by that name."""
    lines: dict[str, int] = {}
    for page in laid_out(html).pages:
        for box in page._page_box.descendants():
            name = box.element.get("data-n") if isinstance(box, boxes.BlockBox) and box.element is not None else None
            if name:
                lines[name] = lines.get(name, 0) + sum(isinstance(child, boxes.LineBox) for child in box.children)
    return lines


def laid_out(html: str) -> Any:
    """WeasyPrint's own document, laid out and not yet written: for `print_pdf` and for measuring."""
    try:
        return weasyprint.HTML(string=html, base_url=SCHEME, url_fetcher=NOTHING).render(font_config=faces())
    except URLFetchingError as refused:
        raise AddressRefused(asked=str(refused)[:80]) from refused


@cache
def faces() -> FontConfiguration:
    """The faces, loaded once per process. A page cannot add to them: while it is laid out, nothing is served."""
    files = tuple(face.file for face in FACES)
    if missing := missing_files():
        raise FontsMissing(files=list(missing))
    configuration = FontConfiguration()
    rules = "".join(f'@font-face{{font-family:"{face.family}";src:url("{SCHEME}{face.file}")}}' for face in FACES)
    weasyprint.CSS(string=rules, font_config=configuration, url_fetcher=Assets(files))
    return configuration
