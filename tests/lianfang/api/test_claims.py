"""A claim by programs: the guard sends, his unit says its word, the officer decides; one address for both, and who asks says which."""

import httpx

from tests.lianfang.api.world import World


async def _confirm(client: httpx.AsyncClient, claim: int, verdict: str, why: str = "") -> tuple[int, str]:
    body, key = {"verdict": verdict, "why": why}, {"idempotency-key": f"claim-{claim}-{verdict}"}
    answer = await client.post(f"/api/claims/{claim}/confirmation", json=body, headers=key)
    return answer.status_code, answer.json().get("state") or answer.json()["code"]


async def _states(client: httpx.AsyncClient, claim: int) -> dict[str, str]:
    found = {one["id"]: one for one in (await client.get("/api/claims")).json()["claims"]}
    return {name: found[claim][name] for name in ("state", "unit_word", "unit_said")} if claim in found else {}


async def test_the_guard_tells_the_unit_says_its_word_and_the_officer_decides(world: World) -> None:
    body = {"duty": "rescue", "happened_at": world.at["own"]["lately"], "words": "扶起老人"}
    async with world.client("guard") as guard, world.client("unit") as unit, world.client("officer") as officer:
        sent = await guard.post("/api/claims", json=body, headers={"idempotency-key": "a-new-claim"})
        assert sent.status_code == 201
        claim = sent.json()["id"]
        assert await _states(guard, claim) == {"state": "asked", "unit_word": "", "unit_said": ""}
        assert await _confirm(officer, claim, "confirm") == (409, "record_unit_first")
        assert await _confirm(unit, claim, "return", "x") == (422, "unknown_report_kind")
        assert await _confirm(unit, claim, "untrue", "那天他休息") == (200, "sent")
        heard = {"state": "sent", "unit_word": "untrue", "unit_said": "那天他休息"}
        for client in (guard, unit, officer):
            assert await _states(client, claim) == heard
        assert await _confirm(guard, claim, "confirm") == (404, "not_yours")
        assert await _confirm(officer, claim, "return", "是哪一天") == (200, "returned")
        assert await _confirm(officer, claim, "withdraw", "x") == (409, "record_decided_before")


async def test_another_units_claim_is_as_if_it_were_not_there(world: World) -> None:
    claim = world.at["far"]["claim"]
    async with world.client("unit") as unit, world.client("officer") as officer:
        for client in (unit, officer):
            assert await _confirm(client, claim, "confirm") == (404, "not_yours")
            assert await _states(client, claim) == {}
