"""An officer proposes that a guard is given no prize for a while. The office decides."""

from datetime import datetime

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.notices.outbox import enqueue
from scoring.points.deductions.vocabulary import Hand
from scoring.points.vetoes import rules
from scoring.points.vetoes.actions import add_proposal
from scoring.points.vetoes.vocabulary import MOST_WORDS, Said
from zones.ground.weeks import shanghai_day
from zones.reports.rules.saying import check_words
from zones.roster.reads.whereabouts import place_of_station, places_of


async def propose(by: By, station: int, hand: Hand, officer: int | None, said: Said, words: str, key: Key) -> int:
    """Returns the proposal's id.

    Raises NothingSaid, TooManyWords, UnknownVetoWord, BadVetoDays, DocumentNeeded, OwnVeto, NotYours, OtherBody.
    """
    story = check_words(words, most=MOST_WORDS)
    facts = [str(said.person), said.ground, str(said.since), str(said.until), said.document]

    async def do(now: datetime) -> str:
        new = rules.propose(said, station, hand, officer, now)
        place = await place_of_station(station)
        stands = await places_of(said.person, shanghai_day(now))
        if place is None or station not in {one.station for one in stands}:
            raise NotYours()
        made = await add_proposal(new, story, now)
        await enqueue([rules.of_proposal(made, place.bureau)], now)
        await note(by, "veto.propose", "done", now, "veto_proposal", made.id)
        return str(made.id)

    return int(await answered_once(key, ["veto.propose", str(station), *facts, story], do))
