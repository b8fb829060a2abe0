"""S-01: every page × every role × own, neighbour, far, other station, other bureau. Out of scope is as if not there."""

import re
import secrets
from collections.abc import Iterator

import httpx
import pytest
from litestar.routes import HTTPRoute

from bulletins.register.reads.works import work
from lianfang.accounts.errors import NotPosted
from lianfang.accounts.tables import Session
from lianfang.app import make_app
from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.bulletin.issue import issue
from lianfang.wording import say
from tests.cast import NAMES, cleared
from tests.lianfang.access.table import COLUMNS, rows
from tests.lianfang.access.town import ABSENT, Town, he_left, town
from tests.lianfang.access.unpressed import unpressed
from tests.lianfang.flows.statements import counted
from tests.lianfang.pages.browser import ORIGIN, Browser

PLACES = {
    "unit": "onfsx",
    "person": "onfsx",
    "station": "osx",
    "account": "ox",
    "asked": "osx",
    "aid": "onfsx",
    "letter": "ox",
    "note": "onfsx",
    "clue": "onfsx",
    "voice": "osx",
    "deduction": "onfsx",
    "proposal": "osx",
    "veto": "osx",
    "appeal": "onfsx",
    "run": "osx",
    "year_list": "ox",
    "candidate": "ox",
    "deed": "osx",
    "prize": "osx",
    "won": "onfsx",
    "redemption": "onfsx",
    "sitting": "onfsx",
    "attempt": "onfsx",
    "record": "onfsx",
    "training": "onfsx",
    "certificate": "onfsx",
    "exam": "osx",
    "checkpoint": "osx",
    "call": "osx",
    "check_in": "onfsx",
    "outing": "onfsx",
    "entry": "onf",
    "question": "ox",
    "edition": "ox",
    "spot": "osx",
    "bulletin": "osx",
    "receiver": "osx",
    "publisher": "osx",
    "followup": "osx",
    "meeting": "osx",
}
THINGS = ("slip", "device", "award")
FIXED = {
    "number": "1",
    "week": "2018-W41",
    "year": "2018",
    "hand": "add",
    "step": "submitted",
    "kind": "sign-off.pdf",
    "file": "paper.pdf",
    "code": "7.1.abcdefghijkl",
}


def routes() -> set[str]:
    """METHOD /path of every page as it is served."""
    return {
        f"{method} {route.path_format}"
        for route in make_app().routes
        if isinstance(route, HTTPRoute) and not route.path.startswith(("/api", "/static"))
        for method in route.methods
        if method not in ("OPTIONS", "HEAD")
    }


def test_every_page_is_in_the_table_and_the_table_has_no_other() -> None:
    assert routes() == set(rows())


def places_of(path: str) -> str:
    """The letters for which a path is tried."""
    names = re.findall(r"{(\w+)}", path)
    placed = [PLACES[name] for name in names if name in PLACES]
    if placed:
        return min(placed, key=len)
    return "mh" if set(names) & set(THINGS) and "/in/" not in path else "."


def filled(path: str, place: str, role: str, here: Town) -> str:
    """An address for a letter; - is one that is not there."""
    held = {"unit": here.units, "person": here.persons, "station": here.stations}
    held |= {"account": here.accounts, "asked": here.asked, "aid": here.aid}
    photos = next(
        (
            here.told[f"{kind}_photo"]
            for kind in ("note", "record", "clue", "patrol", "training", "appeal", "certificate")
            if f"/{kind}s/" in path
        ),
        here.photos,
    )
    held |= {"photo": photos, "letter": here.letters, "note": here.told["note"], "record": here.told["record"]}
    held |= {"clue": here.told["clue"], "voice": here.told["voice"], "appeal": here.told["appeal"]}
    held |= {name: here.told[name] for name in ("checkpoint", "check_in", "outing")}
    numbered = (
        "call",
        "deduction",
        "proposal",
        "veto",
        "run",
        "prize",
        "won",
        "redemption",
        "entry",
        "year_list",
        "candidate",
        "deed",
        "sitting",
        "attempt",
        "training",
        "certificate",
        "exam",
        "question",
        "edition",
        "spot",
        "bulletin",
        "receiver",
        "publisher",
        "followup",
        "meeting",
    )
    held |= {name: here.told[name] for name in numbered}
    own = here.mine.get(role if place in "m." else "clerk" if role != "clerk" else "office", {})
    named = {"role": here.mine["clerk" if place == "o" else "foreign"]["role"], "slip": own.get("slip", ABSENT)}
    named |= {name: own.get(name, ABSENT) for name in ("device", "award")}
    if "person" in path and place in here.devices:
        named["device"] = here.devices[place]
    named["sheet"] = f"{here.persons.get(place, ABSENT)}.pdf"
    if "/in/" in path:
        named["slip"] = "1.x"

    def value(found: re.Match[str]) -> str:
        name = found[1]
        if name in FIXED:
            return FIXED[name]
        return ABSENT if place == "-" else held[name][place] if name in held else named[name]

    return re.sub(r"{(\w+)}", value, path)


async def ask(browser: Browser, method: str, path: str, csrf: str) -> httpx.Response:
    if method == "GET":
        return await browser.client.get(path)
    return await browser.client.post(path, data={"csrf": csrf, "key": secrets.token_hex(8)}, headers={"origin": ORIGIN})


def verdict(answer: httpx.Response) -> str:
    location = answer.headers.get("location", "")
    if answer.status_code == 401 and "还没有登录" in answer.text or location.partition("?")[0] == "/login":
        return ">"
    if answer.status_code == 403:
        return "!" if say(NotPosted()).partition("。")[0] in answer.text else "403"
    if answer.status_code == 404:
        return "-"
    return "+" if answer.status_code < 500 else str(answer.status_code)


async def csrf_of(role: str) -> str:
    found = await Session.raw(
        "SELECT s.csrf FROM session s JOIN login a ON a.id = s.account WHERE a.name = {} ORDER BY s.id DESC LIMIT 1",
        role,
    )
    return str(found[0]["csrf"]) if found else ""


async def wrong(here: Town, role: str) -> Iterator[str]:
    """Where a role finds another door than the table says."""
    browser = await here.browser(role)
    csrf, faults = await csrf_of(role), []
    if role == "left":
        await he_left()
    absent = (await browser.client.get("/nowhere")).text
    for row, allowed in rows().items():
        method, path = row.split()
        if path == "/login/phone" or (path == "/logout" and role != "left"):
            continue  # below: it changes who is signed in
        letters = places_of(path)
        for place in letters:
            answer = await ask(browser, method, filled(path, place, role, here), csrf)
            found, told = verdict(answer), allowed[role]
            expected = told if told in ">!-+" else "+" if place in told else "-"
            same = answer.text == absent or not (found == expected == "-")
            if found != expected or not same:
                faults.append(f"{role}: {row} at {place}: {found} instead of {expected} {'' if same else answer.text}")
    return iter(faults)


@pytest.mark.parametrize("role", COLUMNS)
async def test_each_role_is_let_in_where_the_table_says_and_nowhere_else(
    db: str, role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpressed(monkeypatch)
    async with town() as here:
        await _issued(here)
        assert not list(await wrong(here, role))


async def _issued(here: Town) -> None:
    """The own station's week is issued: an auditor and an officer may read it."""
    async with transaction():
        found = await work(int(here.told["bulletin"]["o"]))
    assert found
    await issue(OPERATOR, await cleared(found), NAMES["signed"], Key("issued-0001", "operator"))


@pytest.mark.parametrize("role", ["unit", "office", "officer", "guard"])
async def test_what_is_out_of_scope_costs_the_same_statements_as_what_is_not_there(
    db: str, role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Time by counting: the same statements in the same order, so that nobody measures whether there is such a thing."""
    async with town() as here:
        browser = await here.browser(role)
        csrf = await csrf_of(role)
        for row, allowed in rows().items():
            method, path = row.split()
            shut = [place for place in places_of(path) if place not in (*allowed[role], ".")]
            if not shut or allowed[role] in ">!+":
                continue
            with counted(monkeypatch) as absent:
                await ask(browser, method, filled(path, "-", role, here), csrf)
            for place in shut:
                with counted(monkeypatch) as there:
                    await ask(browser, method, filled(path, place, role, here), csrf)
                assert [_kind(one) for one in there] == [_kind(one) for one in absent], (row, place)


def _kind(statement: str) -> str:
    return re.sub(r"\d+|'[^']*'", "", statement)[:60]
