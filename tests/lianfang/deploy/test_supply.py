"""What is installed is what was looked at: pinned, hashed, above the floors that security notices set."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FLOORS = {"weasyprint": (70, 0), "litestar": (2, 24, 0), "granian": (2, 7, 4)}
PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([\w.+!]+) \\$")


def _locked() -> dict[str, list[str]]:
    """Name and version → the hashes that stand under it."""
    found: dict[str, list[str]] = {}
    for line in LOCK.splitlines():
        if line and not line.startswith((" ", "#")):
            found[line] = []
        elif hash_ := re.search(r"--hash=(\S+)", line):
            found[list(found)[-1]].append(hash_.group(1))
    return found


def _versions() -> dict[str, tuple[int, ...]]:
    pairs = [PINNED.match(line) for line in _locked()]
    return {pair[1]: tuple(int(part) for part in re.findall(r"\d+", pair[2])) for pair in pairs if pair}


def test_everything_in_the_lock_is_one_version_with_hashes() -> None:
    assert len(_locked()) > 50
    for line, hashes in _locked().items():
        assert PINNED.match(line), line
        assert hashes and all(re.fullmatch(r"sha256:[0-9a-f]{64}", one) for one in hashes), line


def test_the_lock_names_no_index_and_no_address() -> None:
    assert not re.search(r"--(extra-)?index-url|--find-links|--trusted-host|://|@ ", LOCK)


def test_what_was_broken_in_older_versions_is_not_installed() -> None:
    for name, floor in FLOORS.items():
        assert _versions()[name] >= floor, name


def test_the_lock_holds_what_the_project_asks_for() -> None:
    project = PROJECT["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    locked = {line.removesuffix(" \\") for line in _locked()}
    for one in asked:
        plain = re.sub(r"\[.*?\]", "", one).lower()
        if "==" in plain:
            assert plain in locked, f"{one}: run make lock"
        else:
            assert any(line.startswith(plain + "==") for line in locked), f"{one}: run make lock"


def test_installing_asks_for_the_hashes() -> None:
    assert "--require-hashes -r requirements.lock" in (ROOT / "Makefile").read_text(encoding="utf-8")
