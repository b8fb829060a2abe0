"""The press opens nothing: not from a document given to it, and not from a text inside a page (S-09)."""

import io
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import pypdf
import pytest
from msgspec.structs import replace

from bulletins.paper.compose import compose
from bulletins.paper.html import bulletin_html, figure_rows
from bulletins.paper.press import AddressRefused, print_pdf
from bulletins.paper.vocabulary import AnnexZone, Bar, ColumnChart, Imprint, Page, Paragraph
from tests.bulletins.paper.sample_page import SAMPLE
from tests.hostile import PAYLOADS as PAYLOADS_OF_PAGES
from tests.hostile import Skeleton, poison

AT = datetime(2018, 10, 15, tzinfo=UTC)
CANARY = "CANARY-7f3a91"
PAYLOADS = (
    '<img src="{url}">',
    '<link rel="stylesheet" href="{url}">',
    '<link rel="attachment" href="{url}" title="x">',
    '<a rel="attachment" href="{url}">x</a>',
    '<style>@import url("{url}");</style>',
    '<style>@font-face{{font-family:x;src:url("{url}")}} p{{font-family:x}}</style><p>x</p>',
    '<style>body{{background:url("{url}")}}</style><p>x</p>',
    '<p style="background-image:url({url})">x</p>',
    '<p style="list-style-image:url({url});display:list-item">x</p>',
    '<style>p::before{{content:url("{url}")}}</style><p>x</p>',
    '<svg width="9" height="9"><image href="{url}" width="9" height="9"/></svg>',
    '<svg width="9" height="9"><image xlink:href="{url}" width="9" height="9"/></svg>',
    '<svg width="9" height="9"><use href="{url}#a"/></svg>',
    '<svg width="9" height="9"><style>@import url("{url}");</style><path fill="url({url}#a)" d="M0 0H9V9"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><img src="{url}"></foreignObject></svg>',
    '<object data="{url}" type="image/png">x</object>',
    '<embed src="{url}" type="image/png">',
    '<iframe src="{url}"></iframe>',
    '<base href="{url}"><img src="x.png">',
    '<meta http-equiv="refresh" content="0;url={url}">',
    '<link rel="xmp" href="{url}"><meta name="xmp" content="{url}">',
    '<style>@color-profile --x{{src:url("{url}")}} p{{color:color(--x 1 0 0)}}</style><p>x</p>',
    '<style>@page{{background:url("{url}");@top-left{{content:url("{url}")}}}}</style>',
    '<video poster="{url}"></video><audio src="{url}"></audio>',
    '<input type="image" src="{url}">',
)
ELSEWHERE = (
    "http://169.254.169.254/latest/meta-data/",
    "http://100.100.100.200/latest/",
    "ftp://127.0.0.1/x",
    "//127.0.0.1/x",
    "press:../vocabulary.py",
    "press:fangsong.otf",
    "data:text/plain,CANARY-7f3a91",
)


class Listener:
    """Counts whoever connects; answers with a redirect to the canary file."""

    def __init__(self, canary: Path) -> None:
        self.hits = 0
        self.answer = f"HTTP/1.1 302 Found\r\nLocation: {canary.as_uri()}\r\nContent-Length: 0\r\n\r\n".encode()
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}/x"
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self) -> None:
        while True:
            try:
                caller, _ = self.socket.accept()
            except OSError:
                return
            self.hits += 1
            caller.sendall(self.answer)
            caller.close()


@pytest.fixture(scope="module")
def canary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("canary") / "secret.txt"
    path.write_text(CANARY)
    return path


@pytest.fixture(scope="module")
def listener(canary: Path) -> Iterator[Listener]:
    listening = Listener(canary)
    yield listening
    listening.socket.close()


@pytest.fixture(autouse=True)
def no_socket_opens(monkeypatch: pytest.MonkeyPatch, listener: Listener) -> Iterator[None]:
    """Counts every address looked up or connected to: 169.254.169.254 would otherwise only time out."""
    opened: list[object] = []

    def refuse(*address: object, **_: object) -> None:
        opened.append(address)
        raise OSError("no connections here")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    yield
    assert opened == []
    assert listener.hits == 0


def assert_nothing_leaked(pdf: bytes, canary: Path) -> None:
    assert CANARY.encode() not in pdf
    assert b"/EmbeddedFile" not in pdf
    assert str(canary).encode() not in pdf


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_document_opens_no_address_and_no_file(payload: str, listener: Listener, canary: Path) -> None:
    for url in (listener.url, canary.as_uri(), str(canary), *ELSEWHERE):
        html = f"<html><body><p>一</p>{payload.format(url=url)}</body></html>"
        assert_nothing_leaked(attempt(html), canary)


def attempt(html: str) -> bytes:
    """A link is printed as text, never followed; where something asked for cannot be left out, printing is refused."""
    try:
        return print_pdf(html.replace("<a rel", "<i rel")).pdf
    except AddressRefused:
        return b""


def hostile(page: Page, text: str) -> Page:
    """The same text in every place of a page that takes one."""
    part = replace(
        page.parts[0], heading=text, paragraphs=(Paragraph(text, text, (ColumnChart(text, text, (Bar(text, 1, 2),)),)),)
    )
    zone = AnnexZone((text, "1", "1/1", "1"), ((text, text, text, text),))
    annex = replace(
        page.annex,
        title=text,
        columns=(text, text, text, text),
        zones=(zone,),
        totals=(text, "", "", ""),
        notes=(text,),
    )
    foot = replace(page.foot, report_to=text, send_to=text, issue_to=text, verify=text)
    return replace(
        page,
        masthead=text,
        issue_no=text,
        issuer=text,
        date=text,
        title=(text,),
        address=text,
        opening=text,
        parts=(part,),
        annex=annex,
        foot=foot,
        keep=text,
        mark=text,
    )


@pytest.mark.parametrize("payload", [*PAYLOADS[:14:3], "</style></title><img src='{url}'>", "{{{{ 7 * 191 }}}}"])
def test_a_text_in_a_page_stays_a_text(payload: str, sample: Page, listener: Listener, canary: Path) -> None:
    for url in (listener.url, canary.as_uri()):
        html = compose(hostile(sample, payload.format(url=url)))
        assert (
            "<img" not in html
            and "<image" not in html
            and "<object" not in html
            and "<link" not in html
            and "1337" not in html
        )
        assert_nothing_leaked(print_pdf(html).pdf, canary)


def test_what_the_file_says_of_itself_stays_a_text(listener: Listener, canary: Path) -> None:
    """Title, office and subject go into the document's dictionary and into its XMP."""
    for payload in PAYLOADS_OF_PAGES:
        text = " ".join(f"{payload} ) /URI ({listener.url}) {canary.as_uri()} ]]> <rdf:li>&x;".split())
        page = f"<html lang='zh-CN'><title>{escape(text)}</title><p>一</p></html>"
        told = pypdf.PdfReader(io.BytesIO(print_pdf(page, Imprint(text, text, AT)).pdf))
        assert told.metadata and told.metadata.author == told.metadata.subject == text
        assert told.xmp_metadata and told.xmp_metadata.dc_creator == [text]
        assert told.attachments == {} and len(told.trailer["/Root"]["/Metadata"].get_data()) < 6000


def test_none_of_sixty_hostile_texts_adds_a_kind_of_tag_or_attribute_to_the_printed_page() -> None:
    plain = {bone for text in ("一句话", "12 起 abc") for bone in Skeleton(_printed(text)).bones}
    for payload in PAYLOADS_OF_PAGES:
        assert set(Skeleton(_printed(payload)).bones) <= plain, payload


def _printed(text: str) -> str:
    page = poison(SAMPLE, text)
    return bulletin_html(page, figure_rows(page))
