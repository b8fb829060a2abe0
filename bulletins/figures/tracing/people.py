"""Rows behind the exam and certificates, training and drills, spot questions, appeals."""

from bulletins.figures.counting.people import WHOM, states
from bulletins.figures.reads import drills, unfit
from bulletins.figures.traced import Asked, Evidence, Register, day_text, masked, spread
from scoring.exams import reads as exams
from scoring.exams.spot import reads as spot
from scoring.exams.vocabulary import PASS
from scoring.points.appeals import reads as appeals
from scoring.training.reads.counts import person_times
from zones.aid import reads as aid
from zones.ground.scope import Scope
from zones.ground.weeks import Span, Week, shanghai_day, whole_days
from zones.roster import reads as roster


async def of_exam(scope: Scope, week: Span, asked: Asked) -> list[Evidence]:
    """Results of the week; and the roster: a guard counts once at each unit where he stands."""
    found = [
        Evidence(
            {"exam.sat": 1, "exam.passed": int(row.score >= PASS)},
            f"{masked(row.name)}（{asked.unit(row.unit)}） {row.score:g}分",
            row,
        )
        for row in await exams.results(scope, week)
    ]
    return found if asked.path in ("exam.sat", "exam.passed") else await _standing(scope, week.last, asked)


async def _standing(scope: Scope, week: Week, asked: Asked) -> list[Evidence]:
    places = {(place.person, place.unit): place for place in await roster.places(scope, week)}
    held = await roster.certificates([person for person, _ in places], week)
    passed, barred = await exams.passes(scope, week), await unfit(scope, week)
    told: set[int] = set()
    found = []
    for (person, unit), place in places.items():
        counts = {
            "guards": 1,
            "certified": int(held.get(person, False)),
            "pending": int(person not in held and (person, unit) in passed),
        }
        area, category = asked.areas.of_unit[unit], asked.units[unit].category
        adds = spread(counts, "exam", f"exam.by_zone.{area}", f"exam.by_category.{category}")
        adds["exam.unfit"] = int(person in barred and not held.get(person) and person not in told)
        told.add(person)
        says = f"{masked(place.name)}（{asked.unit(unit)}）{'持证' if counts['certified'] else '未持证'}"
        found.append(Evidence(adds, says, Register("花名册登记")))
    return found


async def of_training(scope: Scope, week: Span, asked: Asked) -> list[Evidence]:
    """Sessions by unit, drills, and who took part in them."""
    since, until = whole_days(week.monday, week.sunday)
    sessions: set[int] = set()
    found = []
    for one in await person_times(scope, week):
        adds = {"training.sessions": int(one.session not in sessions), "training.person_times": one.people}
        sessions.add(one.session)
        found.append(Evidence(adds, f"{asked.unit(one.unit)} {one.people}人", Register("培训登记", one.session)))
    for drill in await drills(scope, week):
        says = f"{day_text(shanghai_day(drill.raised_at))} {asked.unit(drill.unit)} 演练"
        found.append(Evidence({"training.drills": 1}, says, Register("演练登记", drill.id)))
    persons = await aid.drilled(scope, since, until)
    names = await roster.names_of(scope, sorted(persons))
    for person in sorted(persons):
        found.append(Evidence({"training.drilled": 1}, masked(names.get(person, "外所保安员")), Register("演练登记")))
    return found


async def of_known(scope: Scope, week: Span, asked: Asked) -> list[Evidence]:
    """Spot questions by unit: nobody who was asked is known."""
    return [
        Evidence(
            {f"awareness.{WHOM[row.whom]}_asked": row.known.asked, f"awareness.{WHOM[row.whom]}_knew": row.known.knew},
            f"{asked.unit(row.unit)} 问{row.known.asked}人次，知晓{row.known.knew}人次",
            Register("抽问登记"),
        )
        for row in await spot.known(scope, week.first, week.last)
    ]


async def of_appeals(scope: Scope, week: Span, asked: Asked) -> list[Evidence]:
    """Appeals by their number and day: whose they are is not told."""
    return [
        Evidence(
            {f"appeals.{name}": 1 for name in states(row, week)},
            f"{day_text(shanghai_day(row.raised_at))}提出",
            Register("积分异议登记", row.id),
        )
        for row in await appeals.in_week(scope, week)
    ]
