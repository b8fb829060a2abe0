"""Who may not serve after a revocation (保安服务管理条例 art. 17 (3), (4)), and that only his own stations see it."""

from datetime import date

import pytest

from lianfang.database import transaction
from tests.cast import bring_roster, the_station
from zones.ground.scope import Scope
from zones.roster.reads.register import barred, revocations
from zones.roster.rules.certificates import barred_until
from zones.roster.tables import Certificate, Person
from zones.roster.vocabulary import NEVER

TODAY = date(2018, 10, 15)


@pytest.mark.parametrize(
    ("revoked", "expected"),
    [
        ([], None),
        ([date(2018, 10, 15)], date(2021, 10, 15)),
        ([date(2015, 10, 16)], date(2018, 10, 16)),
        ([date(2015, 10, 15)], TODAY),
        ([date(2015, 10, 14)], None),
        ([date(2016, 2, 29)], date(2019, 2, 28)),
        ([date(2001, 1, 1), date(2009, 1, 1)], date.max),
        ([date(2018, 10, 16)], None),
        ([date(2001, 1, 1), date(2018, 10, 16)], None),
    ],
)
def test_once_bars_for_three_years_and_twice_for_ever(revoked: list[date], expected: date | None) -> None:
    assert barred_until(revoked, TODAY) == expected


async def test_revocations_are_read_with_whom_they_bar_and_only_within_the_scope(db: str) -> None:
    await bring_roster()
    station = (await the_station()).id
    people = {row["name"]: row["id"] for row in await Person.raw("SELECT id, name FROM person")}
    twice, once, replaced = people["李二柱"], people["周平安"], people["吴老根"]
    rows = [
        (twice, "revoked", date(2001, 5, 1)),
        (twice, "revoked", date(1999, 5, 1)),
        (once, "revoked", date(2010, 5, 1)),
        (replaced, "replaced", date(2018, 5, 1)),
    ]
    await Certificate.insert(
        *(Certificate(person=who, number="", until=NEVER, ending=how, ended=day) for who, how, day in rows)
    )
    every = [row[0] for row in rows]
    async with transaction():
        found = await revocations(Scope((station,)), every)
        assert found == {twice: (date(1999, 5, 1), date(2001, 5, 1)), once: (date(2010, 5, 1),)}
        assert await barred(Scope((station,)), every, TODAY) == {twice: date.max}
        assert await barred(Scope((station,)), every, date(2013, 5, 1)) == {twice: date.max, once: date(2013, 5, 1)}
        assert await barred(Scope((station,)), [replaced], TODAY) == {}
        assert await revocations(Scope((station + 1,)), every) == {}
