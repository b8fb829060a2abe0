"""The legal office answers an appeal with a sentence; where points change, the difference is posted in the same transaction."""

from datetime import datetime

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.appeals.concerned import concerned
from lianfang.notices.outbox import enqueue
from lianfang.vault.actions import blind_of
from scoring.points.actions import Posting, hold, post
from scoring.points.appeals import reads, rules
from scoring.points.appeals.actions import keep, put_words
from scoring.points.appeals.vocabulary import APPEAL, MOST_RULING, Appeal, Decider, Entry, Ruling
from zones.ground.scope import Scope
from zones.reports.rules.saying import check_words
from zones.roster.actions import lock_station


async def decide(by: By, scope: Scope, who: Decider, appeal: int, ruling: Ruling, sentence: str, key: Key) -> None:
    """Never by whoever had a hand in it.

    Raises NotYours, AppealOver, NamelessDecides, ConcernedDecides, UnknownRuling, PointsOutOfBounds, PointsAsBefore,
    DeedTakenBack, NothingSaid, TooManyWords, OtherBody.
    """
    said = check_words(sentence, most=MOST_RULING)

    async def do(now: datetime) -> str:
        row = await reads.appeal_at(scope, appeal)
        if row is None:
            raise NotYours()
        at = Scope((row.appeal.station,))
        await lock_station(row.appeal.station)
        stands = await reads.locked(at, appeal)
        assert stands
        entry = await _entry(at, stands)
        rules.check_decider(stands, who, await concerned(stands, entry, now))
        after, difference = rules.decide(stands, entry, ruling, who.account, now)
        if entry is not None and difference:
            await post(stands.station, [_posting(entry, difference)], now)
        await keep(after)
        await put_words(appeal, "ruling", said)
        await enqueue([rules.of_answer(after)], now)
        await note(by, "appeal.decide", "done", now, "appeal", appeal, after.outcome)
        return after.outcome

    body = ["appeal.decide", str(appeal), ruling.outcome, str(ruling.points), blind_of("appeal-body", said).hex()]
    await answered_once(key, body, do)


async def _entry(at: Scope, appeal: Appeal) -> Entry | None:
    """As it stands until the end of the transaction: nobody else posts to its holder meanwhile."""
    if appeal.award is None:
        return None
    await hold(appeal.station, [(appeal.person, None if appeal.person is not None else appeal.unit)])
    return await reads.entry_of(at, appeal.award)


def _posting(entry: Entry, difference: int) -> Posting:
    return Posting(
        person=entry.person,
        unit=entry.unit,
        rule_book=entry.rule_book,
        rule=entry.rule,
        deed=entry.deed,
        source=entry.source,
        cause=entry.last,
        points=difference,
        routine=entry.routine,
        because=APPEAL,
        day=entry.day,
        week=entry.week,
    )
