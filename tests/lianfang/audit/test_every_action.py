"""S-18: what changes something, what shows something in the clear and what is refused stands in the book; no words do."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest

from lianfang.accounts.tables import Account
from lianfang.audit.tables import AuditLine
from lianfang.wording import ACTIONS, SUBJECTS
from tests.cast import GUARDS
from tests.lianfang.access.table import rows
from tests.lianfang.access.test_matrix import ask, csrf_of
from tests.lianfang.access.town import town
from tests.lianfang.accounts.people import RIGHT, code
from tests.lianfang.audit.deeds import DEEDS, NOT_IN_THE_BOOK, Deed

ROOT = Path(__file__).resolve().parents[3]
ORIGIN = {"origin": "http://lianfang.test"}
NAMES = ["赵大山", "李二柱", "钱小河", "周平安", "孙长林", "吴老根", "冯远亭", "褚江月", "王立新", "陈向东"]
NUMBERS = [
    str(cell) for row in GUARDS[1:] for cell in row if cell and re.fullmatch(r"\d{11}|\d{17}[\dX]|苏\d+", str(cell))
]


def test_every_page_that_changes_or_shows_something_is_listed_with_its_line() -> None:
    listed = {deed.row for deed in DEEDS} | set(NOT_IN_THE_BOOK)
    posts = {row for row in rows() if row.startswith("POST ")}
    assert posts <= listed, "a new form: say which line it writes, or why none"
    assert listed <= set(rows())


async def _lines() -> list[dict[str, Any]]:
    return list(await AuditLine.raw("SELECT * FROM audit_line ORDER BY id"))


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: f"{deed.row} {deed.action}")
async def test_it_writes_its_line_once_with_who_what_and_from_where(
    db: str, deed: Deed, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with town() as here:
        await deed.before(here, monkeypatch)
        browser = await here.browser(deed.role)
        csrf, last = await csrf_of(deed.role), (await _lines())[-1]["id"]
        method, path = deed.row.split()[0], await deed.address(here)
        if method == "GET":
            answer = await browser.client.get(path)
        else:
            fields = {"csrf": csrf, "key": "k" * 16} | await deed.fields(here)
            answer = await browser.client.post(path, data=fields, files=deed.files, headers=ORIGIN)
        refused = deed.outcomes[0].endswith("_failed")
        assert answer.status_code in ((401,) if refused else (200, 303)), answer.text
        new = [line for line in await _lines() if line["id"] > last and line["action"] == deed.action]
        assert len(new) == deed.lines, [line["action"] for line in await _lines() if line["id"] > last]
        for line in new:
            assert line["outcome"] in deed.outcomes
            assert line["network"] == "127.0.0.0/24" and line["at"]
            if deed.role != "nobody":
                account = (await Account.raw("SELECT id FROM login WHERE name = {}", deed.role))[0]["id"]
                assert (line["actor"], line["bureau"]) == (f"account:{account}", 1)
                assert line["device"] is not None


async def test_every_refusal_on_every_page_is_in_the_book_by_its_code(db: str) -> None:
    """Not yours, and a forged form: on every page that is not public."""
    async with town() as here:
        auditor = await here.browser("auditor")
        csrf = await csrf_of("auditor")
        for row, allowed in rows().items():
            method, path = row.split()
            if allowed["auditor"] != "-":
                continue
            last = (await _lines())[-1]["id"]
            answer = await ask(auditor, method, re.sub(r"{\w+}", "1", path), csrf)
            new = [line for line in await _lines() if line["id"] > last]
            assert answer.status_code == 404
            assert [(line["outcome"], line["actor"][:8]) for line in new] == [("not_yours", "account:")], row
            assert new[0]["action"].startswith(f"{method} /") and "1" not in new[0]["action"], (
                "the route, not the address"
            )
        await auditor.client.post("/logout", data={"csrf": "x"}, headers=ORIGIN)
        assert (await _lines())[-1]["outcome"] == "foreign_form"


async def test_no_line_holds_a_name_a_number_a_secret_or_a_word_of_anybody(
    db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with town() as here:
        secrets = [RIGHT, "夜里多看一眼", "一句诉求的话"]
        browsers = {role: await here.browser(role) for role in {deed.role for deed in DEEDS}}
        for deed in DEEDS[::-1]:  # who comes in stands at the head: the others are signed in already
            await deed.before(here, monkeypatch)
            browser = browsers[deed.role]
            fields = {"csrf": await csrf_of(deed.role), "key": f"key-{DEEDS.index(deed):012d}"} | await deed.fields(
                here
            )
            await browser.client.request(deed.row.split()[0], await deed.address(here), data=fields, headers=ORIGIN)
            secrets += [cookie.value or "x" * 40 for cookie in browser.client.cookies.jar]
        number = (await Account.raw("SELECT max(id) AS id FROM slip"))[0]["id"]
        secrets += [code(slip) for slip in range(1, number + 1)]
        for line in await _lines():
            said = " ".join(str(value) for name, value in line.items() if name not in ("id", "at", "thing"))
            assert not [canary for canary in (*NAMES, *NUMBERS, *secrets) if canary in said], said


def _noted() -> set[str]:
    """Every action that the code writes down: the second argument of `note`, constants and the heads of f-strings."""
    found = set()
    for file in (ROOT / "lianfang").rglob("*.py"):
        if {"node_modules", "piccolo_migrations"} & set(file.parts):
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        named = {
            node.targets[0].id: node.value.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "note":
                action = node.args[1]
                ways = (action.body, action.orelse) if isinstance(action, ast.IfExp) else (action,)
                found |= {_text(way, named) for way in ways}
    return found


def _text(node: ast.expr, named: dict[str, Any]) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.Name):
        return str(named.get(node.id, "?"))
    if isinstance(node, ast.BinOp):
        return _text(node.left, named) + "*"
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "*" for part in node.values)  # type: ignore[misc]
    return "?"


def test_every_action_in_the_code_has_a_word_and_no_word_is_left_over() -> None:
    noted = _noted() - {"?"}
    assert len(noted) > 15
    spoken = set()
    for action in noted:
        pattern = re.escape(action).replace(r"\*", r"[\w.]+")
        heard = {word for word in ACTIONS if re.fullmatch(pattern, word)}
        assert heard, f"{action} has no word in wording.ACTIONS"
        spoken |= heard
    assert set(ACTIONS) == spoken


async def test_the_auditor_reads_every_line_in_words(db: str) -> None:
    async with town() as here:
        auditor = await here.browser("auditor")
        page = (await auditor.open("/audit")).text
        seen = {line["action"] for line in await _lines()}
        assert seen <= set(ACTIONS) and {line["subject"] for line in await _lines()} - {""} <= set(SUBJECTS)
        assert all(ACTIONS[action] in page for action in seen)


async def test_the_office_and_the_auditor_read_the_book_and_nobody_writes_in_it(db: str) -> None:
    async with town() as here:
        for role in ("auditor", "office"):
            browser = await here.browser(role)
            assert (await browser.client.get("/audit")).status_code == 200
            for method in ("POST", "PUT", "DELETE", "PATCH"):
                assert (await browser.client.request(method, "/audit", headers=ORIGIN)).status_code == 405
        for change in ("UPDATE audit_line SET outcome = 'x'", "DELETE FROM audit_line", "TRUNCATE audit_line"):
            with pytest.raises(Exception, match="audit_line|permission|append"):
                await AuditLine.raw(change)


async def test_an_auditor_sees_the_lines_of_his_bureau_and_of_nobody(db: str) -> None:
    async with town() as here:
        foreign = await here.browser("nobody")
        await foreign.sign_in("foreign", RIGHT)
        number = (await Account.raw("SELECT id FROM login WHERE name = 'foreign'"))[0]["id"]
        auditor = await here.browser("auditor")
        assert (
            "foreign"
            not in (await auditor.open(f"/audit?actor=account:{number}")).text.split("<main")[1].split("<table")[-1]
        )
        assert "没有" in (await auditor.open("/audit?actor=foreign")).text or "0 条" in auditor.page.text
