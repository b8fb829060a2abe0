"""Building the faces: what is cut, what is skipped, and what is said when something is missing."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from bulletins.paper import fonts
from bulletins.paper.faces import FACES, FOLDER, NPM_SCOPE


@pytest.fixture
def node_modules(tmp_path: Path) -> Path:
    """A tree like npm's that holds the small faces."""
    for face in FACES:
        if not face.han:
            path = tmp_path / NPM_SCOPE / face.package / face.source
            path.parent.mkdir(parents=True)
            path.write_bytes((FOLDER / face.file).read_bytes())
    return tmp_path


def test_every_face_has_the_same_em_box() -> None:
    for face in FACES:
        font = TTFont(FOLDER / face.file, lazy=True)
        em = font["head"].unitsPerEm
        assert round(font["hhea"].ascent / em, 2) == 0.88 and round(-font["hhea"].descent / em, 2) == 0.12
        assert font["hhea"].lineGap == font["OS/2"].sTypoLineGap == 0
        assert "BASE" not in font


def test_han_faces_leave_digits_to_the_next_face_but_keep_the_space() -> None:
    for face in FACES:
        characters = TTFont(FOLDER / face.file, lazy=True).getBestCmap()
        assert 0x20 in characters
        assert (ord("8") in characters) is not face.han


def test_what_cannot_be_found_is_said_in_a_sentence_and_set_up_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert fonts.main(["--folder", str(tmp_path / "fonts"), "--node-modules", str(tmp_path)]) == 0
    said = capsys.readouterr().err
    assert said.count("\n") == len(FACES)
    assert "fangsong.otf is missing because texlive-lang-chinese could not be found: run 'apt-get update'" in said
    assert (
        "title.ttf is missing because @expo-google-fonts/noto-serif-sc could not be found: run the front-end build"
        in said
    )


def test_a_face_is_built_once_and_again_when_its_source_changes(
    tmp_path: Path, node_modules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    folder = tmp_path / "fonts"
    folder.mkdir()
    fonts.build(folder, node_modules)
    built = folder / "digits.ttf"
    first = built.read_bytes()
    built.write_bytes(b"touched")
    fonts.build(folder, node_modules)
    assert built.read_bytes() == b"touched"
    source = node_modules / NPM_SCOPE / "tinos" / "400Regular" / "Tinos_400Regular.ttf"
    source.write_bytes((FOLDER / "digits-sans.ttf").read_bytes())
    fonts.build(folder, node_modules)
    assert built.read_bytes() not in (b"touched", first)
    assert not list(folder.glob(".*part"))
