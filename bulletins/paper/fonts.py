"""Builds the press's font files: `python -m bulletins.paper.fonts`, called by set-up. None is ever committed.

Fandol comes out of a Debian package that is unpacked, not installed; Noto, Tinos and Arimo out of npm packages the
web front end has fetched. Each face gets the em box of the 仿宋: a line that mixes boxes grows and costs a line a page.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from fontTools.ttLib import TTFont

from bulletins.paper.faces import DEBIAN_PACKAGE, FACES, FOLDER, NPM_SCOPE, Face

CUT = "3"  # raise when the cutting below changes, so that old files are built anew
STAMP = "built-from"
ASCENT, DESCENT = 0.88, 0.12
ASCII_BUT_THE_SPACE = set(range(0x21, 0x7F))
HAN_NEEDS_NOT = ("GSUB", "GPOS", "GDEF", "vhea", "vmtx", "VORG")  # upright forms only: shaping stays cheap
NODE_MODULES = Path(__file__).parents[2] / "lianfang" / "web" / "frontend" / "node_modules"
HOW = {
    DEBIAN_PACKAGE: f"run 'apt-get update' as root until 'apt-get download {DEBIAN_PACKAGE}' works, and set up again",
    NPM_SCOPE: "run the front-end build (npm install) and set up again",
}


def main(arguments: list[str] | None = None) -> int:
    """Builds what is stale and says in one sentence each what is missing. Always 0: printing refuses later."""
    parser = argparse.ArgumentParser(description="Build the fonts of the printed bulletin.")
    parser.add_argument("--node-modules", type=Path, default=NODE_MODULES)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    chosen = parser.parse_args(arguments)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    for sentence in build(chosen.folder, chosen.node_modules):
        print(sentence, file=sys.stderr)
    return 0


def build(folder: Path, node_modules: Path) -> list[str]:
    """Cuts every face that is not there yet from what can be found; returns the warnings."""
    stale = [face for face in FACES if not is_fresh(face, folder, node_modules)]
    with tempfile.TemporaryDirectory(prefix="lianfang-fonts-") as scratch:
        fandol = unpacked_package(Path(scratch)) if any(face.package == DEBIAN_PACKAGE for face in stale) else None
        warnings = []
        for face in stale:
            source = source_of(face, fandol, node_modules)
            if source is None:
                warnings.append(warning(face))
            else:
                install(face, source, folder)
    return warnings


def is_fresh(face: Face, folder: Path, node_modules: Path) -> bool:
    stamp = folder / f"{face.file}.{STAMP}"
    if not (folder / face.file).is_file() or not stamp.is_file():
        return False
    source = source_of(
        face, None, node_modules
    )  # a Fandol file is fetched once: its release has not changed since 2015
    return stamp.read_text().startswith(CUT) and (source is None or stamp.read_text() == fingerprint(source))


def source_of(face: Face, fandol: Path | None, node_modules: Path) -> Path | None:
    if face.package == DEBIAN_PACKAGE:
        return next(fandol.rglob(face.source), None) if fandol else None
    path = node_modules / NPM_SCOPE / face.package / face.source
    return path if path.is_file() else None


def fingerprint(source: Path) -> str:
    return f"{CUT} {hashlib.sha256(source.read_bytes()).hexdigest()}"


def warning(face: Face) -> str:
    origin = face.package if face.package == DEBIAN_PACKAGE else f"{NPM_SCOPE}/{face.package}"
    how = HOW[DEBIAN_PACKAGE if face.package == DEBIAN_PACKAGE else NPM_SCOPE]
    return f"The bulletin's face {face.file} is missing because {origin} could not be found: {how}."


def unpacked_package(scratch: Path) -> Path | None:
    """The Debian package's files, or None where apt cannot download it."""
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        return None
    if not downloaded(scratch) and os.geteuid() == 0:
        subprocess.run(["apt-get", "-qq", "update"], check=False, capture_output=True)
        downloaded(scratch)
    for package in scratch.glob("*.deb"):
        subprocess.run(["dpkg-deb", "-x", str(package), str(scratch / "files")], check=True)
        return scratch / "files"
    return None


def downloaded(scratch: Path) -> bool:
    command = ["apt-get", "-qq", "download", DEBIAN_PACKAGE]
    return subprocess.run(command, cwd=scratch, check=False, capture_output=True).returncode == 0


def install(face: Face, source: Path, folder: Path) -> None:
    """Writes beside the target and renames, so that a printing neighbour never reads half a font."""
    font = TTFont(source, lazy=True, recalcBBoxes=False, recalcTimestamp=False)
    if face.han:
        without_ascii(font)
        without(font, HAN_NEEDS_NOT)
    same_em_box(font)
    without(font, ("BASE", "DSIG"))
    part = folder / f".{face.file}.part"
    font.save(part, reorderTables=False)
    part.replace(folder / face.file)
    (folder / f"{face.file}.{STAMP}").write_text(fingerprint(source))


def without_ascii(font: TTFont) -> None:
    """Takes ASCII out of the character map only: the glyphs stay, since re-cutting a Han outline table takes minutes.

    unicode-range would do the same in CSS but turns missing characters into tofu.
    """
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap = {code: glyph for code, glyph in table.cmap.items() if code not in ASCII_BUT_THE_SPACE}


def without(font: TTFont, tables: tuple[str, ...]) -> None:
    for table in tables:
        if table in font:
            del font[table]


def same_em_box(font: TTFont) -> None:
    em = font["head"].unitsPerEm
    ascent, descent = round(ASCENT * em), round(DESCENT * em)
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ascent, -descent, 0
    metrics = font["OS/2"]
    metrics.sTypoAscender, metrics.sTypoDescender, metrics.sTypoLineGap = ascent, -descent, 0
    metrics.usWinAscent, metrics.usWinDescent = ascent, descent


if __name__ == "__main__":
    sys.exit(main())
