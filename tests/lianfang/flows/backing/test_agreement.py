"""Agreements follow one another without overlap, and forty units take the statements of one."""

from datetime import date, timedelta

import pytest

from lianfang.audit.actions import OPERATOR
from lianfang.audit.tables import AuditLine
from lianfang.flows.backing.agreement import agree, end_agreement, pause
from lianfang.flows.backing.standing import standing
from tests.conftest import Clock
from tests.lianfang.flows.statements import counted
from tests.watch import NIGHT, keep_watch, key
from zones.ground.scope import Scope
from zones.roster.errors import BadDays, NotAgreed
from zones.roster.tables import Agreement

TODAY = date(2026, 11, 21)


async def _rows(unit: int) -> list[tuple[date, date | None]]:
    rows = await Agreement.raw("SELECT since, until FROM agreement WHERE unit = {} ORDER BY since", unit)
    return [(row["since"], row["until"]) for row in rows]


async def test_a_new_one_takes_the_place_of_what_was_signed_for_that_day_and_later(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    watch = await keep_watch(NIGHT, zones=1, units=1)
    unit = watch.units[0][0]
    scope, before = Scope((watch.station,), unit=unit), (await _rows(unit))[0][0]
    await agree(OPERATOR, scope, TODAY + timedelta(days=9), None, False)
    await agree(OPERATOR, scope, TODAY, TODAY + timedelta(days=99), False)
    assert await _rows(unit) == [(before, TODAY - timedelta(days=1)), (TODAY, TODAY + timedelta(days=99))]
    await end_agreement(OPERATOR, scope, key())
    assert await _rows(unit) == [(before, TODAY - timedelta(days=1))]
    for doing in (end_agreement(OPERATOR, scope, key()), pause(OPERATOR, scope, True, key())):
        with pytest.raises(NotAgreed):
            await doing
    with pytest.raises(BadDays):
        await agree(OPERATOR, scope, TODAY, TODAY - timedelta(days=1), False)


async def test_a_whole_station_takes_as_many_statements_as_one_unit(
    db: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.set(NIGHT)
    watch = await keep_watch(NIGHT)
    whole, one = Scope((watch.station,)), Scope((watch.station,), unit=watch.units[0][0])
    sent: list[int] = []
    for scope in (one, whole):
        with counted(monkeypatch) as statements:
            await agree(OPERATOR, scope, TODAY, None, False)
            await standing(scope)
        sent.append(len(statements))
    assert sent[0] == sent[1]
    assert await AuditLine.count().where(AuditLine.action == "aid.agree") == 1 + 9
