"""What a roster file changes: a comparison of what it lists with what is held. Nobody is ever deleted."""

from collections.abc import Iterable
from datetime import date

from zones.roster.vocabulary import Change, Comparison, Held, Listed, Question, Taken

MOVED, SECOND_JOB = "调动", "兼职"


def compare(
    listed: Iterable[Listed], held: Iterable[Held], spared: frozenset[str], unit_names: dict[int, str]
) -> Comparison:
    """Judge every listed guard; end the postings of those who are no longer listed.

    `held` are the postings in force of everybody concerned, also in other stations; `spared` are names that stood on
    rows which were not taken, so their absence means nothing.
    """
    present: dict[int, list[Held]] = {}
    for posting in held:
        present.setdefault(posting.person, []).append(posting)
    rows = tuple(listed)
    of_one: dict[str, list[Listed]] = {}
    for guard in rows:
        of_one.setdefault(guard.same_as, []).append(guard)
    taken: list[Taken] = []
    duplicates: list[Listed] = []
    questions: list[Question] = []
    for guard in rows:
        verdict = _judge(guard, of_one[guard.same_as], present.get(guard.person or 0, []), unit_names)
        if isinstance(verdict, Taken):
            taken.append(verdict)
        elif isinstance(verdict, Question):
            questions.append(verdict)
        else:
            duplicates.append(guard)
    return Comparison(tuple(taken), tuple(duplicates), tuple(questions), _ended(taken, questions, present, spared))


def _judge(
    guard: Listed, rows: list[Listed], postings: list[Held], unit_names: dict[int, str]
) -> Taken | Question | None:
    """Taken, a question, or None for a repeated row. `rows` are all that the file lists of this person."""
    earlier = rows[: next(at for at, row in enumerate(rows) if row is guard)]
    if earlier and earlier[0].name != guard.name:
        return Question(guard, "same_id_other_name", f"第{earlier[0].row}行{earlier[0].name}")
    if any(row.unit == guard.unit for row in earlier):
        return None
    moved = next((row.unit for row in rows if row.move == MOVED and row.unit != guard.unit), None)
    if moved is not None and not guard.move and guard.until is None:
        return Question(guard, "moved_on", unit_names.get(moved, "别的单位"))
    here = next((posting for posting in postings if posting.unit == guard.unit), None)
    gone = {row.unit for row in rows if row.until}
    elsewhere = tuple(posting for posting in postings if posting.unit not in {guard.unit, *gone})
    if here is None and guard.until is None and guard.move != MOVED and SECOND_JOB not in {row.move for row in rows}:
        others = [posting.unit for posting in elsewhere] or [row.unit for row in earlier if row.until is None]
        if others:
            return Question(guard, "other_unit", unit_names.get(others[0], "别的单位"))
    leaves = elsewhere if here is None and guard.move == MOVED else ()
    return Taken(guard, here, tuple(_changes(guard, here)) if here else (), leaves)


def changes_of_his_own(guard: Listed, held: Held) -> tuple[Change, ...]:
    """What differs of what belongs to the person and not to his post: who pays him, his certificate."""
    own = {"所属公司", "保安员证号", "发证日期"}
    return tuple(change for change in _changes(guard, held) if change.column in own)


def _changes(guard: Listed, held: Held) -> Iterable[Change]:
    pairs = (
        ("姓名", held.name, guard.name),
        ("岗位", held.post, guard.post),
        ("班次", held.shift, guard.shift),
        ("入职日期", held.since, guard.since),
        ("离职日期", held.until, guard.until),
        ("所属公司", held.company, guard.company),
        ("保安员证号", held.certificate, guard.certificate),
        ("发证日期", held.certified_on, guard.certified_on),
    )
    for column, old, new in pairs:
        if (old or None) != (new or None) and not (column == "发证日期" and new is None):
            yield Change(column, str(old or ""), str(new or ""))
    yield from (Change(field, "", "") for field in guard.changed_fields)


def moved_on(done: Taken, today: date) -> date | None:
    """The first day in the new unit. A joining day that is older than the old posting is the employer's, not the move's."""
    since = done.listed.since
    if not done.leaves:
        return since
    before = max((posting.since or date.min for posting in done.leaves), default=date.min)
    return since if since and since > before else today


def _ended(
    taken: list[Taken], questions: list[Question], present: dict[int, list[Held]], spared: frozenset[str]
) -> tuple[Held, ...]:
    listed = {(done.listed.person, done.listed.unit) for done in taken}
    asked = {question.listed.person for question in questions}
    leaving = {posting.posting for done in taken for posting in done.leaves}
    return tuple(
        posting
        for postings in present.values()
        for posting in postings
        if (posting.person, posting.unit) not in listed
        and posting.person not in asked
        and posting.posting not in leaving
        and posting.name not in spared
    )


def who(
    name: str, unit: int | None, people: dict[tuple[str, int], tuple[int, ...]], marks: dict[int, tuple[str, ...]]
) -> list[int]:
    """Persons that a written name can mean in a unit. 张伟·夜班 tells two of one name apart by post or shift (`marks`)."""
    found = people.get((name, unit), ()) if unit is not None else ()
    if not found and "·" in name and unit is not None:
        plain, _, mark = name.rpartition("·")
        found = tuple(person for person in people.get((plain, unit), ()) if mark in marks.get(person, ()))
    return list(found)
