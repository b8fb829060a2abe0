"""What may be asked, which step may follow, what is overdue, and what the next bulletin says of it first."""

from collections.abc import Iterable, Sequence
from datetime import date

from bulletins.followup.errors import (
    DayToCome,
    DueWrong,
    ItemEnded,
    NothingAsked,
    TooMuchAsked,
    UnknownStep,
    WordsNeeded,
    WordsTooLong,
)
from bulletins.followup.vocabulary import (
    ENDS,
    MOST_ITEMS,
    MOST_NOTE,
    MOST_OWNER,
    MOST_WHAT,
    STEP_WORDS,
    Asked,
    Course,
    Item,
    StepName,
)
from zones.ground.texts import in_one_line

TOLD = 3
"""So many items the next bulletin tells one by one; the others it counts."""


def tidy(text: str, most: int, needed: bool = True) -> str:
    """Words in one line. Raises WordsNeeded, WordsTooLong."""
    words = in_one_line(text)
    if needed and not words:
        raise WordsNeeded()
    if len(words) > most:
        raise WordsTooLong(most=most, written=len(words))
    return words


def asked(rows: Iterable[Asked], day: date, needed: bool = True) -> tuple[Asked, ...]:
    """Items as they will be, empty rows left out. Raises NothingAsked, TooMuchAsked, WordsTooLong, DueWrong."""
    tidied = [Asked(tidy(row.what, MOST_WHAT, False), tidy(row.owner, MOST_OWNER, False), row.due) for row in rows]
    found = tuple(row for row in tidied if row.what or row.owner or row.due)
    if any(not (row.what and row.owner and row.due) for row in found) or (needed and not found):
        raise NothingAsked()
    if len(found) > MOST_ITEMS:
        raise TooMuchAsked(most=MOST_ITEMS)
    if any(row.due < day for row in found if row.due):
        raise DueWrong(first=day.isoformat())
    return tuple(Asked(row.what.rstrip("。；"), row.owner, row.due) for row in found)


def day_of(day: date | None, first: date | None, today: date) -> date:
    """Raises DayToCome."""
    if day is None or day > today or (first is not None and day < first):
        raise DayToCome(last=today.isoformat(), first=(first or day or today).isoformat())
    return day


def course(item: Item) -> Course:
    """Its due day is the one it was last postponed to."""
    postponed = [step.due for step in item.steps if step.due]
    last = item.steps[-1]
    return Course(last.name not in ENDS, postponed[-1] if postponed else item.due, last)


def step_of(item: Item, name: str, due: date | None, note: str, today: date) -> tuple[StepName, date | None, str]:
    """The step to be written. Raises UnknownStep, ItemEnded, DueWrong, WordsNeeded, WordsTooLong."""
    found = next((step for step in STEP_WORDS if step == name and step != "given"), None)
    if found is None:
        raise UnknownStep()
    now = course(item)
    if not now.open:
        raise ItemEnded(how=STEP_WORDS[now.last.name])
    words = tidy(note, MOST_NOTE).rstrip("。；")
    if found != "postponed":
        return found, None, words  # type: ignore[return-value]  # a key of STEP_WORDS
    first = max(now.due, today)
    if due is None or due <= first:
        raise DueWrong(first=first.isoformat())
    return "postponed", due, words


def overdue(item: Item, today: date) -> bool:
    """Open, and its day has passed."""
    now = course(item)
    return now.open and now.due < today


def first_lines(items: Sequence[Item], last: int | None, today: date) -> tuple[str, ...]:
    """What became of the 批示 on the `last` bulletin, and of older ones that are open and fell due."""
    chosen = [item for item in items if item.bulletin == last or (course(item).open and course(item).due <= today)]
    chosen.sort(key=lambda item: (item.bulletin != last, not course(item).open, course(item).due, item.id))
    lines = [_line(item, item.bulletin == last, today) for item in chosen[:TOLD]]
    rest = chosen[TOLD:]
    running = sum(course(item).open for item in rest)
    counted = [f"{running}项正在办理"] if running else []
    counted += [f"{len(rest) - running}项已办结或不再办理"] if len(rest) > running else []
    if counted:
        lines[-1] += f"其余{'，'.join(counted)}。"
    return tuple(lines)


def _line(item: Item, latest: bool, today: date) -> str:
    now = course(item)
    lead = f"{'上期' if latest else '前期'}批示“{item.what}”，"
    note, day = now.last.note, f"{now.due.month}月{now.due.day}日"
    by = f"{day}前办结" if now.due >= today else f"应在{day}前办结，正在催办"
    match now.last.name:
        case "done":
            return f"{lead}{item.owner}已办结：{note}。"
        case "dropped":
            return f"{lead}不再办理：{note}。"
        case "answered":
            return f"{lead}{item.owner}答复：{note}；{by}。"
        case "postponed":
            return f"{lead}由{item.owner}办理，延期：{note}；{by}。"
        case _:
            return f"{lead}由{item.owner}办理，{by}。"
