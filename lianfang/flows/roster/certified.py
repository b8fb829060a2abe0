"""What an import has to say about certificates: numbers that the register has as ended, and guards who have come without one."""

from datetime import date

from lianfang.sheets.roster_rows import GuardRow
from zones.ground.scope import Scope
from zones.roster.reads.register import guarding_of, uncertified

MOST_NAMED = 10


async def certificate_warnings(
    scope: Scope, came: dict[int, str], outdated: list[GuardRow], today: date
) -> tuple[str, ...]:
    """`came` are persons new at a post, with their names. A roster says who stands where: it is never refused for that."""
    said = [
        f"“{row.sheet}”第 {row.row} 行“{row.name}”的保安员证号在持证台账上已经作废或换了，没有改回，请核对证件"
        for row in outdated
    ]
    without = await uncertified(scope, came, today)
    if without and (await guarding_of(scope.stations[0])).guarding != "off":
        names = [came[person] for person in came if person in without]
        more = f"等 {len(names)} 人" if len(names) > MOST_NAMED else ""
        said.append(
            f"新到岗的{'、'.join(names[:MOST_NAMED])}{more}没有登记保安员证。没有证不能上岗，请先办证，再安排上岗"
        )
    return tuple(said)
