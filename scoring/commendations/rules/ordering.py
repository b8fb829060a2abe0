"""In which order candidates are offered: written, the same for everybody, and no place is printed anywhere."""

from scoring.commendations.vocabulary import CompanyFacts, Facts, PersonFacts, UnitFacts

ORDER = {
    "person": "保安员：全年积分多的在前，一样的看得奖的月数，再看有分的天数",
    "unit": "单位：单位积分多的在前，一样的看牵头巡逻的次数",
    "company": "保安公司：它的保安和客户单位积分合计多的在前",
}


def order(facts: Facts) -> tuple[int, ...]:
    """A key: the smallest is offered first."""
    match facts:
        case PersonFacts(points, months, _, days):
            return -points, -months, -days
        case UnitFacts(points, led):
            return -points, -led
        case CompanyFacts(guards_points, _, units_points):
            return (-guards_points - units_points,)
