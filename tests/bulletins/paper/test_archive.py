"""What a bulletin is as a file: PDF/A-3a that says who issued it, opens at its parts, carries its data, and is the same each time."""

import hashlib
import io
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pypdf
import pytest
from outside import breaks_of_pdf_a_and_ua, said_by

from bulletins.paper import press
from bulletins.paper.compose import compose
from bulletins.paper.press import TooManyPages, print_pdf
from bulletins.paper.vocabulary import Attachment, Imprint, Page, Printed, SealPlace

AT = datetime(2018, 10, 15, 1, 2, 3, tzinfo=UTC)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CARRIED = (
    Attachment("tongbao-2018-W41.xlsx", XLSX, b"PK\x03\x04", "本期数据（表格）"),
    Attachment("tongbao-2018-W41.json", "application/json", b'{"week":"2018-W41"}', "本期数据"),
)
IMPRINT = Imprint("洋河新区公安分局", "保安联勤联防工作通报　第41期", AT, CARRIED)
SCRIPT = """
import hashlib, sys, msgspec
from bulletins.paper.press import print_pdf
from bulletins.paper.vocabulary import Imprint
print(hashlib.sha256(print_pdf("<p>一</p>", msgspec.json.decode(sys.argv[1], type=Imprint)).pdf).hexdigest())
"""


@pytest.fixture(scope="module")
def printed(sample: Page) -> Printed:
    return print_pdf(compose(sample), IMPRINT)


@pytest.fixture(scope="module")
def reader(printed: Printed) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(printed.pdf))


def test_the_file_says_which_office_issued_what_and_when_and_nobodys_name(reader: pypdf.PdfReader) -> None:
    told = reader.metadata
    assert told is not None
    assert (told.author, told.subject) == ("洋河新区公安分局", "保安联勤联防工作通报　第41期")
    assert told.creation_date == told.modification_date == AT
    assert set(told) == {"/Producer", "/Title", "/Author", "/Subject", "/CreationDate", "/ModDate"}


def test_it_opens_at_its_title_and_its_parts(reader: pypdf.PdfReader, sample: Page) -> None:
    title, parts, *_ = reader.outline
    assert title.title == "".join(sample.title)
    assert [part.title for part in parts] == [part.heading for part in sample.parts]
    assert [reader.get_destination_page_number(part) for part in (parts[0], parts[-1])] == [0, 2]


def test_every_drawing_says_what_it_shows(reader: pypdf.PdfReader) -> None:
    said = _figures(reader.trailer["/Root"]["/StructTreeRoot"])
    assert len(said) == 6 and all(said), "five figures, and the code on the last page"
    assert said[0].startswith("图1") and "二维码" in said[-1]


def _figures(element: Any) -> list[str]:
    """Every figure's words, empty where it has none, in the order of the tags."""
    element = element.get_object()
    if not isinstance(element, dict):
        return [words for one in element for words in _figures(one)] if isinstance(element, list) else []
    own = [str(element.get("/Alt", ""))] if element.get("/S") == "/Figure" else []
    return own + (_figures(element["/K"]) if "/K" in element else [])


def test_it_carries_the_files_once_each_with_their_kind_and_why(reader: pypdf.PdfReader) -> None:
    files = [reference.get_object() for reference in reader.trailer["/Root"]["/AF"]]
    assert [file["/UF"] for file in files] == sorted(one.name for one in CARRIED)
    assert {file["/AFRelationship"] for file in files} == {"/Data"}
    assert [file["/EF"]["/F"]["/Subtype"] for file in files] == ["/application/json", f"/{XLSX}"]
    assert {file["/EF"]["/F"]["/Params"]["/ModDate"] for file in files} == {"D:20181015010203Z"}
    assert reader.attachments == {one.name: [one.content] for one in CARRIED}


def test_the_same_page_with_the_same_files_gives_the_same_bytes_in_another_process() -> None:
    own = [hashlib.sha256(print_pdf("<p>一</p>", IMPRINT).pdf).hexdigest() for _ in range(2)]
    path = str(Path(press.__file__).parents[2])
    other = subprocess.run(
        [sys.executable, "-c", SCRIPT, msgspec.json.encode(IMPRINT).decode()],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": path, "TZ": "Asia/Shanghai"},
    )
    assert {*own, other.stdout.strip()} == {own[0]}
    later = print_pdf("<p>一</p>", Imprint(IMPRINT.author, IMPRINT.subject, AT.replace(second=4), CARRIED))
    assert hashlib.sha256(later.pdf).hexdigest() != own[0]


def test_what_is_enclosed_without_its_time_is_not_printed() -> None:
    with pytest.raises(ValueError, match="needs its time"):
        print_pdf("<p>一</p>", Imprint("分局", "通报", None, CARRIED))


def test_outside_eyes_find_no_fault_with_it(printed: Printed, tmp_path: Path) -> None:
    file = tmp_path / "tongbao.pdf"
    file.write_bytes(printed.pdf)
    assert "No syntax or stream encoding errors found" in said_by("qpdf", "--check", str(file))
    fonts = said_by("pdffonts", str(file)).splitlines()[2:]
    assert fonts and all(font.split()[-5:-2] == ["yes", "yes", "yes"] for font in fonts), (
        "embedded, cut down, with Unicode"
    )
    assert breaks_of_pdf_a_and_ua(file) == []


def test_the_place_of_the_seal_is_found_in_points_from_the_lower_left() -> None:
    style = "@page{size:210mm 297mm;margin:20mm}#seal{position:absolute;left:60mm;top:100mm;width:42mm;height:42mm}"
    page = f'<style>{style}</style><p style="break-after:page">一</p><div>二<div id="seal"></div></div>'
    mm = 72 / 25.4
    spot = print_pdf(page).seal
    assert spot and spot.page == 1
    found = (spot.x, spot.y, spot.width, spot.height)
    assert found == pytest.approx((80 * mm, (297 - 120 - 42) * mm, 42 * mm, 42 * mm), abs=0.02)
    assert print_pdf("<p>一</p>").seal is None
    assert isinstance(spot, SealPlace)


def test_two_hundred_pages_are_printed_and_one_more_is_not() -> None:
    page = '<p style="break-after:page">一</p>'
    assert print_pdf(page * 199 + "<p>一</p>").pages == 200
    with pytest.raises(TooManyPages) as refused:
        print_pdf(page * 200 + "<p>一</p>")
    assert refused.value.facts == {"pages": 201, "most": 200}
