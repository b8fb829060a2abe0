"""The press itself: embedded faces, missing glyphs, the same bytes, and sentences where something is not installed."""

import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from msgspec.structs import replace

from bulletins.paper import press
from bulletins.paper.compose import compose
from bulletins.paper.press import FontsMissing, Printed, print_pdf
from bulletins.paper.vocabulary import AnnexZone, Bar, ColumnChart, Page, Paragraph

RARE = "喆昇堃玥珺祎"
UNSUPPORTED = "\U0010fffd"


def test_the_sample_is_three_pages_of_text_and_one_of_units(printed_sample: Printed) -> None:
    assert printed_sample.pages == 4
    assert printed_sample.missing == ()


def test_every_face_is_embedded(printed_sample: Printed) -> None:
    for face in ("FangSong", "Song", "Hei", "Kai", "Title", "Digits", "Digits-Sans"):
        assert any(name.startswith(f"Paper-{face}") for name in printed_sample.fonts), face
    listing = pypdf.PdfReader(io.BytesIO(printed_sample.pdf))
    fonts = [font["/DescendantFonts"][0]["/FontDescriptor"] for font in embedded(listing)]
    assert fonts and all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def embedded(reader: pypdf.PdfReader) -> list[dict]:
    return [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]


def with_rare_names(page: Page, name: str) -> Page:
    zone = AnnexZone((f"{name}片区（1家）", "1", "1/1", "1"), ((f"{name}府", "1", "1/1", "1"),))
    chart = ColumnChart(f"图1　{name}", "起", (Bar(name, 1, 2),))
    part = replace(
        page.parts[0],
        heading=f"一、{name}",
        paragraphs=(Paragraph(f"建议{name}府修复。", f"（一）{name}。", (chart,)),),
    )
    return replace(
        page, parts=(part,), annex=replace(page.annex, zones=(zone,)), title=(name, "通报"), issuer=name, masthead=name
    )


def test_rare_characters_of_names_are_printed_in_every_place(sample: Page) -> None:
    printed = print_pdf(compose(with_rare_names(sample, RARE)))
    assert printed.missing == ()
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(printed.pdf)).pages)
    assert all(character in text for character in RARE)


def test_a_character_no_face_has_is_reported_wherever_it_stands(sample: Page) -> None:
    assert print_pdf(compose(with_rare_names(sample, f"名{UNSUPPORTED}"))).missing == (UNSUPPORTED,)
    assert print_pdf(f"<svg width=50 height=20><text y=10>{UNSUPPORTED}</text></svg>").missing == (UNSUPPORTED,)


def test_the_same_page_gives_the_same_bytes_also_in_a_new_process(
    sample: Page, printed_sample: Printed, tmp_path: Path
) -> None:
    html = compose(sample)
    assert print_pdf(html).pdf == printed_sample.pdf
    (tmp_path / "page.html").write_text(html, "utf-8")
    script = (
        "import hashlib,sys;from bulletins.paper.press import print_pdf;"
        "print(hashlib.sha256(print_pdf(open(sys.argv[1],encoding='utf-8').read()).pdf).hexdigest())"
    )
    other = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "page.html")],
        check=True,
        capture_output=True,
        text=True,
        env=environment(),
    )
    assert other.stdout.strip() == hashlib.sha256(printed_sample.pdf).hexdigest()


def environment(first: Path | None = None) -> dict[str, str]:
    folders = [*([str(first)] if first else []), str(Path(press.__file__).parents[2])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(folders)}


def test_the_file_says_its_title_and_language_and_nobodys_name(printed_sample: Printed) -> None:
    reader = pypdf.PdfReader(io.BytesIO(printed_sample.pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "关于10月8日至14日保安联勤联防工作情况的通报"
    assert set(reader.metadata) == {"/Producer", "/Title"}
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_without_pango_the_apt_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "weasyprint").mkdir()
    (tmp_path / "weasyprint" / "__init__.py").write_text("raise OSError('cannot load library libpango')")
    script = "import bulletins.paper.press"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environment(tmp_path), check=False
    )
    assert "PressUnavailable" in done.stderr and "apt-get install libpango-1.0-0" in done.stderr


def test_without_its_faces_the_press_refuses_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    press.faces.cache_clear()
    monkeypatch.setattr(press, "missing_files", lambda: ("fangsong.otf",))
    with pytest.raises(FontsMissing, match="fangsong.otf"):
        print_pdf("<p>一</p>")


def test_a_page_cannot_bring_its_own_face(words_of: Callable[[bytes], list]) -> None:
    rule = '@font-face{font-family:"Paper FangSong";src:url(press:digits.ttf),local("Noto Sans CJK SC")}'
    assert "Paper-Digits" not in print_pdf(f'<style>{rule}</style><p style="font-family:Paper FangSong">一</p>').fonts
    assert print_pdf('<p style="font-family:Paper FangSong">一</p>').fonts == ("Paper-FangSong",)
