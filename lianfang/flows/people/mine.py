"""我的数据: what is held of a person, who looked at it and why, what he asked for and what was answered."""

from datetime import datetime
from typing import Any

from msgspec import Struct

from lianfang.access import ROLES, NotYours
from lianfang.audit.tables import AuditLine
from lianfang.database import transaction
from lianfang.flows.dossiers.of_person import FILED
from lianfang.flows.people.find import LOOKED_UP
from lianfang.flows.people.held import Held, held
from lianfang.flows.people.reveal import REVEALED
from lianfang.flows.people.whole import COPIED
from lianfang.vault import actions as vault
from lianfang.vault.tables import DataRequest
from lianfang.vault.vocabulary import ABOUTS, ANSWERS, KINDS, REASONS, REQUESTS
from zones.ground.scope import Scope

MOST = 200


class Look(Struct, frozen=True):
    """Somebody looked: when, as what (never his name), of which station or bureau, at what, why."""

    at: datetime
    role: str
    place: str
    what: str
    why: str


class Request(Struct, frozen=True):
    """A request of his: `answer` is empty while it is open."""

    id: int
    kind: str
    about: str
    text: str
    at: datetime
    answer: str
    answered_at: datetime | None


class Mine(Struct, frozen=True):
    """Looks and requests are newest first."""

    held: Held
    looks: tuple[Look, ...]
    requests: tuple[Request, ...]


_LOOKS = """
SELECT a.at, a.actor, a.action, a.reason, o.person, r.roles, r.place FROM audit_line a
LEFT JOIN login o ON a.actor = 'account:' || o.id
LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT h.role) AS roles, min(coalesce(s.name, b.name, '')) AS place FROM role_held h
    LEFT JOIN station s ON s.id = h.station LEFT JOIN bureau b ON b.id = h.bureau
    WHERE h.account = o.id AND h.since <= a.at AND (h.until IS NULL OR h.until > a.at)
    AND h.role IN ('officer', 'office', 'auxiliary', 'auditor')
) r ON true
WHERE a.subject = 'person' AND a.thing = {} AND a.outcome = 'done' AND (a.action = ANY({}) OR a.action LIKE {})
ORDER BY a.at DESC, a.id DESC LIMIT {}
"""


async def mine(scope: Scope) -> Mine:
    """Of the scope's person: a scope without one is nobody's own. Raises NotYours, KeyDestroyed."""
    if scope.person is None:
        raise NotYours()
    own = await held(scope, scope.person)
    async with transaction():
        rows = await AuditLine.raw(_LOOKS, scope.person, [LOOKED_UP, COPIED, FILED], f"{REVEALED}%", MOST)
        looks = tuple(_look(row, scope.person) for row in rows)
        return Mine(own, looks, await _requests(scope.person))


def _look(row: dict[str, Any], person: int) -> Look:
    kind = row["action"].removeprefix(REVEALED)
    plain = {LOOKED_UP: f"按{KINDS.get(row['reason'], '号码')}查找", COPIED: "下载本人资料"}.get(row["action"])
    what = plain or ("成册一人一档" if row["action"] == FILED else f"看了{KINDS.get(kind, '资料')}")
    return Look(
        at=row["at"],
        role=_role(row, person),
        place=row["place"] or "",
        what=what,
        why="" if plain else REASONS.get(row["reason"], row["reason"]),
    )


def _role(row: dict[str, Any], person: int) -> str:
    if row["person"] == person:
        return "本人"
    roles = [called for role, called in ROLES.items() if role in (row["roles"] or ())]
    return "、".join(roles) or ("系统管理员" if row["actor"] == "operator" else "已停用的账号")


async def _requests(person: int) -> tuple[Request, ...]:
    rows = await DataRequest.raw("SELECT * FROM data_request WHERE person = {} ORDER BY id DESC LIMIT {}", person, MOST)
    texts = await vault.clear(person) if rows else {}
    return tuple(
        Request(
            id=row["id"],
            kind=REQUESTS[row["kind"]],
            about=ABOUTS[row["about"]],
            text=texts.get(f"ask:{row['id']}", ""),
            at=row["at"],
            answer=ANSWERS[row["kind"]][row["answer"]] if row["answer"] else "",
            answered_at=row["answered_at"],
        )
        for row in rows
    )
