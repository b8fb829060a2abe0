"""S-01: every operation × every role × own, neighbour, far unit, other bureau. Out of scope is as if it were not there."""

import httpx

from lianfang.access import ACTIONS
from lianfang.audit.tables import AuditLine
from lianfang.web.api.document import operations
from tests.lianfang.api.samples import APPEALS, NOTES, REDEMPTIONS, REQUESTS, SAMPLES, call, called, op_id
from tests.lianfang.api.world import ORIGIN, PLACES, ROLES, World

STATION_WIDE = {
    "auxiliary": ("own", "neighbour"),
    "officer": ("own", "neighbour"),
    "office": ("own", "neighbour", "far"),
}
REACH = {
    "guard": ("own",),
    "leader": ("own",),
    "unit": ("own",),
    "company": ("own", "far"),  # the same company guards there
    "auditor": ("own", "neighbour", "far"),
    "legal": ("own", "neighbour", "far"),
    **STATION_WIDE,
}
"""How far each role reaches, written down apart from the code: at `other` nobody does."""
MINE = ("device", "award")
DRAFTS = ("one_bulletin", "trace_figure", "bulletin_figures", "bulletin_errata", "bulletin_pdf")
"""What there is of a draft for whoever may draft, and of what is issued for everybody who sees it."""
OF_THE_BUREAU = ("own", "neighbour", "far")
NEAR = ("own", "neighbour")
TOLD = {"guard": NEAR, "leader": NEAR}
OFFICER = {"officer": NEAR}
DESK = {"auxiliary": NEAR, **OFFICER}
ASKED = dict.fromkeys(("guard", "leader", "unit"), ("own",))
BACKUP: dict[str, dict[str, tuple[str, ...]]] = {
    "aid_request": {**TOLD, "unit": ("own",), **DESK},
    "acknowledge": TOLD,
    "arrive": TOLD,
    "receive_aid": OFFICER,
    "widen_aid": OFFICER,
    "call_one_in": OFFICER,
    "stand_down_aid": OFFICER,
    "close_aid": OFFICER,
    "judge_aid": OFFICER,
    "lift_aid_pause": OFFICER,
    "recall_guard": {"unit": ("own",)},
    "calm_aid": ASKED,
    "take_aid_back": ASKED,
}
"""Both guards of the own unit were told of the neighbour's requests too; at `sent` one is on his way to him."""


def lets_in(name: str, role: str, place: str) -> bool:
    """Whether the operation is there for this role at this place."""
    action, where = called(name).opt["action"], SAMPLES[name].where
    if action == "public":
        return True
    if role not in ACTIONS[action]:
        return False
    if action == "training.lead" and role in ("guard", "leader"):
        return False  # somebody from outside teaches
    if name in ("points_why", "raise_appeal") or (where in APPEALS and action == "appeal.raise"):
        return (role, place) == ("guard", "own")  # the award is 赵大山's
    if name == "one_entry":
        return role != "leader" and place in (("own",) if role in ("guard", "unit") else NEAR)  # 赵大山's and 钱小河's
    if name == "end_his_device":
        return (role, place) == ("office", "own")  # the others never came in
    if name in ("my_data", "ask_about_me"):
        return role in ("guard", "leader")  # the others are nobody's person
    if name == "receive_bulletin":
        return False  # nothing is issued yet
    if name in DRAFTS:
        return role == "office" and place in OF_THE_BUREAU  # nothing is issued yet: a draft is the office's alone
    own = ("note.write", "deduction.answer", "prize.own", "exchange.own", "sitting.sit")
    if where in (*NOTES, *REDEMPTIONS, "deduction", "won", "attempt") and action in own:
        return (role, place) == ("guard", "own")  # 赵大山 told it
    if where in REQUESTS:
        return place in BACKUP[name].get(role, ())
    if name == "ask_for_aid":
        return place == "own"
    if where == "shift":
        return (role, place) == ("guard", "own")  # the shift is 赵大山's
    if where in ("", *MINE):
        return True
    return place in (OF_THE_BUREAU if where == "account" else REACH[role])


LAST = ("issue_bulletin", "end_one_role", "end_my_device", "end_his_device", "close_one", "erase_person")
"""What takes something away from those who come after."""


async def test_every_operation_is_there_for_whoever_may_and_for_nobody_else(world: World) -> None:
    clients = {role: world.client(role) for role in ("", *ROLES)}
    unknown = (await clients["office"].get("/api/nothing")).content
    names = sorted(
        (op_id(handler) for handler in operations()), key=lambda name: LAST.index(name) if name in LAST else -1
    )
    for name in names:
        for role, client in clients.items():
            for place in PLACES:
                sent = call(world, name, world.at[place], role)
                answer = await _send(client, sent, {"idempotency-key": f"{name[:30]}-{role}-{place}"})
                _check(name, role, place, answer, unknown)


async def _send(client: httpx.AsyncClient, sent: object, more: dict[str, str]) -> httpx.Response:
    options = sent.options()  # type: ignore[attr-defined]
    headers = options.pop("headers", {}) | more
    return await client.request(sent.method, sent.address, headers=headers, **options)  # type: ignore[attr-defined]


def _check(name: str, role: str, place: str, answer: httpx.Response, unknown: bytes) -> None:
    said = (name, role, place, answer.status_code, answer.text[:200])
    assert answer.status_code < 500, said
    if not role and called(name).opt["action"] != "public":
        assert answer.status_code == 401, said
        assert answer.headers["www-authenticate"].startswith("Bearer"), said
    elif role and not lets_in(name, role, place):
        assert answer.status_code == 404 and answer.content == unknown, said
    else:
        assert answer.status_code not in (401, 403), said
        assert answer.content != unknown, said


async def test_what_is_not_his_what_is_not_there_and_what_never_was_are_answered_alike(world: World) -> None:
    async with world.client("unit") as unit:
        near = await unit.get(f"/api/units/{world.at['neighbour']['unit']}/guards")
        for path in (
            "/api/units/999999/guards",
            "/api/units/99999999999999999999999/guards",
            "/api/units/-1/guards",
            "/api/units/0/guards",
            "/api/units/01/guards",
            "/api/units/x/guards",
            "/api/nothing",
            "/api",
            "/api/",
            f"{ORIGIN}//api/nothing",
            "/api/units/1/guards/1",
            "/api/bulletins/1",
        ):
            answer = await unit.get(path)
            assert (answer.status_code, answer.content) == (404, near.content), path
            assert answer.headers["content-type"].startswith("application/problem+json")


async def test_every_refusal_is_in_the_audit_book_with_its_pattern_and_without_its_values(world: World) -> None:
    async with world.client("unit") as unit:
        await unit.get(f"/api/people/{world.at['own']['person']}")
        await unit.post(
            "/api/units/1/lines/2018-W41", json={"answer": "秘密的话"}, headers={"idempotency-key": "x" * 9}
        )
    rows = await AuditLine.raw(
        "SELECT actor, action, outcome FROM audit_line WHERE action LIKE '%%/api/%%' ORDER BY id"
    )
    assert [(row["action"], row["outcome"]) for row in rows] == [
        ("GET /api/people/{person}", "not_yours"),
        ("POST /api/units/{unit}/lines/{week}", "bad_body"),
    ]
    assert all(row["actor"].startswith("token:") for row in rows)
