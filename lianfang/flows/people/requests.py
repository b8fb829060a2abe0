"""The office's list of requests about personal data, with the words of those who ask."""

from datetime import datetime
from typing import Any

from msgspec import Struct

from lianfang.audit.actions import By, note
from lianfang.database import transaction
from lianfang.vault import actions as vault
from lianfang.vault.errors import KeyDestroyed
from lianfang.vault.tables import DataRequest
from lianfang.vault.vocabulary import ABOUTS, ANSWERS, REQUESTS
from zones.ground.scope import Scope

MOST = 100


class Asked(Struct, frozen=True):
    """A request. `kind` is its code, `answers` what may be answered (code → Chinese); answered ones carry no words."""

    id: int
    person: int
    name: str
    kind: str
    kind_called: str
    about: str
    text: str
    at: datetime
    answers: dict[str, str]
    answer: str
    answered_at: datetime | None


_ASKED = """
SELECT q.*, n.name FROM data_request q JOIN person n ON n.id = q.person
WHERE EXISTS (SELECT 1 FROM posting p WHERE p.person = n.id AND p.station = ANY({}))
   OR EXISTS (SELECT 1 FROM contact c JOIN unit u ON u.id = c.unit WHERE c.person = n.id AND u.station = ANY({}))
ORDER BY q.answered_at DESC NULLS FIRST, q.at, q.id LIMIT {}
"""


async def requests(scope: Scope, by: By) -> list[Asked]:
    """Open ones first, the oldest at the head. Reading somebody's words is audited, before they are read."""
    async with transaction() as now:
        rows = await DataRequest.raw(_ASKED, list(scope.stations), list(scope.stations), MOST)
        for row in rows:
            if not row["answer"]:
                await note(by, "request.read", "done", now, "person", row["person"], row["kind"])
    return [await _asked(row) for row in rows]


async def _asked(row: dict[str, Any]) -> Asked:
    answers = ANSWERS[row["kind"]]
    return Asked(
        id=row["id"],
        person=row["person"],
        name=row["name"],
        kind=row["kind"],
        kind_called=REQUESTS[row["kind"]],
        about=ABOUTS[row["about"]],
        text="" if row["answer"] else await _words(row["person"], row["id"]),
        at=row["at"],
        answers={code: called for code, called in answers.items() if code != "gone"},
        answer=answers[row["answer"]] if row["answer"] else "",
        answered_at=row["answered_at"],
    )


async def _words(person: int, request: int) -> str:
    """Empty where his key is lost: the list must still open."""
    try:
        return await vault.reveal(person, f"ask:{request}") or ""
    except KeyDestroyed:
        return ""
