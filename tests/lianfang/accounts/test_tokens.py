"""Tokens: a program's key opens what it was given for, until its day, as long as there is the account."""

from typing import Any

import pytest

from lianfang.access import ACTIONS, can
from lianfang.accounts import tokens
from lianfang.accounts.errors import BadTokenActions, NoSuchAccount
from lianfang.accounts.rules import is_proved
from lianfang.accounts.sessions import hash_of
from lianfang.accounts.tables import Account, RoleHeld, Token
from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.accounts.close_account import close_account
from lianfang.flows.accounts.give_token import give_token
from tests.lianfang.accounts.people import dump, opened


async def _opens(token: str) -> bool:
    async with transaction():
        return await tokens.bearer(token) is not None


async def test_it_opens_until_its_day_is_over_in_shanghai(db: str, clock: Any) -> None:
    await opened()
    clock.shows(2026, 11, 1, 8, 0)
    token = await give_token(OPERATOR, "office", ["bulletin.see"], 7)
    clock.shows(2026, 11, 8, 15, 59)
    assert await _opens(token)
    clock.shows(2026, 11, 8, 16, 1)
    assert not await _opens(token), "midnight in Shanghai"


async def test_an_ended_one_and_one_of_a_closed_account_open_nothing(db: str) -> None:
    account = await opened()
    first, second = [await give_token(OPERATOR, "office", ["import"], 7) for _ in range(2)]
    await Token.raw("UPDATE token SET ended_at = made_at WHERE token_hash = {}", hash_of(first))
    assert not await _opens(first) and await _opens(second)
    await close_account(OPERATOR, account, Key("close-acct", "operator"))
    assert not await _opens(second)
    third = await _of_another()
    assert await _opens(third)
    await Account.raw("UPDATE login SET closed_at = made_at")
    assert not await _opens(third), "not even where closing forgot it"


async def _of_another() -> str:
    await opened("reader", "auditor")
    return await give_token(OPERATOR, "reader", [], 7)


async def test_it_may_do_what_it_was_given_for_and_the_account_may_still_do(db: str) -> None:
    account = await opened()
    token = await give_token(OPERATOR, "office", ["bulletin.see", "audit.see"], 7)
    async with transaction() as now:
        found = await tokens.bearer(token)
    assert found is not None
    _, actor, _ = found
    assert {action for action in ACTIONS if can(actor, action)} == {"bulletin.see", "audit.see"}
    assert is_proved(actor, now), "given for named actions, it is a proof of its own"
    await RoleHeld.raw("UPDATE role_held SET role = 'officer' WHERE account = {}", account)
    async with transaction() as now:
        found = await tokens.bearer(token)
    assert found and {action for action in ACTIONS if can(found[1], action)} == {"bulletin.see"}


@pytest.mark.parametrize("actions", [["public"], ["bulletin.se"], ["*"], [""]])
async def test_it_is_given_for_actions_that_there_are(db: str, actions: list[str]) -> None:
    await opened()
    with pytest.raises(BadTokenActions):
        await give_token(OPERATOR, "office", actions, 7)
    with pytest.raises(NoSuchAccount):
        await give_token(OPERATOR, "nobody", [], 7)


async def test_without_actions_it_may_do_what_its_roles_may(db: str) -> None:
    await opened("reader", "auditor")
    await give_token(OPERATOR, "reader", [], 7)
    held = (await Token.raw("SELECT actions FROM token"))[0]["actions"].split(",")
    assert sorted(held) == sorted(action for action, roles in ACTIONS.items() if "auditor" in roles)


@pytest.mark.parametrize("wrong", ["", "lf_", "lf_x", "x" * 5000, "lf_\0"])
async def test_a_guess_opens_nothing_and_only_a_hash_is_kept(db: str, wrong: str) -> None:
    await opened()
    token = await give_token(OPERATOR, "office", [], 7)
    assert not await _opens(wrong) and not await _opens(token[:-1]) and not await _opens(token + "x")
    held = await dump(db)
    assert token not in held and hash_of(token).hex() in held
