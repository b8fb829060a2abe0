"""What the house promises about its own shape: sizes, one clock, one door to transactions, a sentence for every refusal."""

import ast
import importlib
import inspect
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import get_origin

import pytest

from lianfang.wording import SENTENCES, say
from zones.ground.refused import Refused
from zones.ground.scope import Scope

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("zones", "scoring", "bulletins", "lianfang")
LONGEST_FILE, LONGEST_FUNCTION = 300, 40


def sources() -> list[Path]:
    return sorted(
        file
        for package in PACKAGES
        for file in (ROOT / package).rglob("*.py")
        if not {"piccolo_migrations", "node_modules"} & set(file.parts)
    )


def shown(file: Path) -> str:
    return str(file.relative_to(ROOT))


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def all_refusals() -> list[type[Refused]]:
    for file in sources():
        if file.name not in ("__main__.py", "hatch_build.py") and "frontend" not in file.parts:
            importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    found, wait = [], [Refused]
    while wait:
        kind = wait.pop()
        found.append(kind)
        wait += kind.__subclasses__()
    return [kind for kind in found[1:] if kind.__module__.split(".")[0] in PACKAGES]


def test_no_file_is_longer_than_a_few_screens() -> None:
    long = {
        shown(file): lines
        for file in sources()
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert not long


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{shown(file)}:{node.lineno} {node.name}"
        for file in sources()
        for node in functions(file)
        if (node.end_lineno or node.lineno) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not long


@pytest.mark.parametrize(
    ("what", "pattern", "allowed"),
    [
        (
            "flows' transactions begin in one place; the owner's grants in another",
            r"\.transaction\(|_Transaction\(",
            {"lianfang/database.py", "lianfang/schema.py"},
        ),
        (
            "the database's clock is read at BEGIN",
            r"(?i)\bselect now\(\)|\bnow\(\)(?! as)|current_timestamp|TimestamptzNow",
            {"lianfang/database.py"},
        ),
        ("nobody reads the machine's clock", r"datetime\.now|date\.today|time\.time\(", set()),
        (
            "one module reads the environment",
            r"os\.environ|os\.getenv",
            {"lianfang/settings.py"},
        ),
        ("one module catches everything", r"except Exception|except:", {"lianfang/jobs.py"}),
        ("nothing runs text as code", r"\beval\(|\bexec\(|shell=True|pickle", set()),
    ],
)
def test_one_way_to_do_each_thing(what: str, pattern: str, allowed: set[str]) -> None:
    found = {shown(file) for file in sources() if re.search(pattern, file.read_text(encoding="utf-8"))}
    assert found <= allowed, what


def test_time_columns_have_no_default() -> None:
    plain = [
        shown(file)
        for file in sources()
        if file.name == "tables.py" and re.search(r"Timestamptz\((?!.*default=None)", file.read_text(encoding="utf-8"))
    ]
    assert not plain


def test_every_refusal_has_a_status_and_a_sentence_that_says_what_to_do() -> None:
    for kind in all_refusals():
        status, sentence = SENTENCES[kind.code]
        assert 400 <= status < 600, kind
        assert sentence.endswith("。") and re.search(r"[\u4e00-\u9fff]", sentence), kind


def test_refusal_codes_are_unique_and_no_sentence_is_left_over() -> None:
    codes = [kind.code for kind in all_refusals()]
    assert len(codes) == len(set(codes))
    assert set(SENTENCES) == set(codes)


def test_a_sentence_with_all_its_facts_reads_whole() -> None:
    for kind in all_refusals():
        names = [name for _, name, _, _ in string.Formatter().parse(SENTENCES[kind.code][1]) if name]
        assert "{" not in say(kind(**dict.fromkeys(names, "某某")))


def test_every_read_that_lists_takes_a_scope_first() -> None:
    by_ids_or_whole = {
        "stations",
        "stations_since",
        "books",
        "had_once",
        "certificates",
        "places_of",
        "units_of_company",
        "photos_of",
        "digests_of",
        "twins",
        "by_ids",
        "due",
        "told_to",
        "events",
        "left_out",
        "ready",
        "unit_named",
        "recorded",
        "passed",
        "consents",
        "seats",
        "answered_lately",
        "boxes",
        "clues_of",
        "words_of",
        "stations_waiting",
        "answers_of",
        "checked_in",
        "correct_due",
        "locked_due",
        "taken",
        "amendments",
        "changes",
        "edits",
        "automatic",
        "next_numbers",
        "figures_of",
        "changes_of",
        "weeks_of",
        "trends",
        "unsigned",
        "items_before",
    }
    for file in sources():
        if "reads" not in (file.stem, file.parent.name):
            continue
        module = importlib.import_module(
            ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        )
        for name, function in inspect.getmembers(module, inspect.iscoroutinefunction):
            told = inspect.signature(function)
            lists = get_origin(told.return_annotation) in (list, dict, set, tuple)
            if lists and function.__module__ == module.__name__ and name not in by_ids_or_whole and name[0] != "_":
                assert next(iter(told.parameters.values())).annotation is Scope, f"{module.__name__}.{name}"


def test_no_address_of_a_registry_and_no_path_of_a_machine_is_written_down() -> None:
    pattern = re.compile(
        r"pyp[i]\.org|pythonhoste[d]|registry[.]npm|deb\.debia[n]|npmmirro[r]|https?://[^\s\"']*\.(tar\.gz|whl)"
    )
    for file in [
        *sources(),
        ROOT / "requirements.lock",
        ROOT / "lianfang/web/frontend/package-lock.json",
        ROOT / "Makefile",
    ]:
        assert not pattern.search(file.read_text(encoding="utf-8")), shown(file)
