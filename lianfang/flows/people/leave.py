"""Takes a person out of the books of people, inside a transaction. His deeds, points and audit lines stay: they hold ids."""

from datetime import date, datetime, timedelta

from bulletins.distribution import actions as distribution
from bulletins.followup import actions as followup
from lianfang.access import NotYours
from lianfang.accounts.holders import close_person
from lianfang.audit.actions import By, note
from lianfang.flows.certificates.register import OF_CERTIFICATE
from lianfang.photos.actions import remove_of, remove_of_things
from lianfang.vault import actions as vault
from lianfang.vault import sealed
from lianfang.vault.erasures import Erased, add, erased
from lianfang.vault.tables import DataRequest
from lianfang.vault.vocabulary import GONE
from scoring.commendations import actions as commendations
from scoring.exams.practice import actions as practice
from scoring.exams.signup import actions as signup
from scoring.exams.study import actions as study
from scoring.points.appeals import actions as appeals
from scoring.points.deductions import actions as deductions
from scoring.points.vetoes import actions as vetoes
from scoring.prizes import actions as prizes
from scoring.training import actions as training
from zones.aid import arrests
from zones.ground.weeks import shanghai_day
from zones.reports.actions.notes import forget_words
from zones.roster import certificates
from zones.roster.tables import Person

_LOCK_STATIONS = (
    "SELECT s.id FROM station s JOIN person n ON n.bureau = s.bureau WHERE n.id = {} ORDER BY s.id FOR UPDATE OF s"
)
_ENDED = "UPDATE {table} SET until = greatest({{}}, since) WHERE person = {{}} AND (until IS NULL OR until > {{}})"


async def leave(by: By, person: int, now: datetime, outcome: str = "done") -> Erased | None:
    """His line on the erasure list; None if he was erased before. The caller destroys his keys after the commit.

    The bureau's stations are held first, as an import does: none can write about him meanwhile. The line is on disk
    before the commit: an erasure that was asked for is finished by `replay`, wherever a crash comes. Raises NotYours.
    """
    await Person.raw(_LOCK_STATIONS, person)
    rows = await Person.raw("SELECT name FROM person WHERE id = {} FOR NO KEY UPDATE", person)
    if not rows:
        raise NotYours()
    if rows[0]["name"] == GONE:
        return None
    marks = (*await vault.forget(person), *await sealed.forget(f"person:{person}"))
    one = erased(person, rows[0]["name"], marks)
    for topic in (distribution, followup):
        await topic.forget(person)  # by his name, while it is there
    await _forget(person, shanghai_day(now) - timedelta(days=1))
    await forget_words(person)
    await arrests.forget_words(person)
    await deductions.forget_words(person)
    await vetoes.forget_words(person)
    await prizes.forget_words(person)
    await commendations.forget_words(person)
    await training.forget(person)
    await appeals.forget(person, now)
    await practice.forget(person)
    await study.forget(person)
    await signup.forget(person)
    await _close_requests(by, person, now)
    await close_person(person, now)
    for row in await Person.raw("SELECT id FROM login WHERE person = {}", person):
        await remove_of(f"account:{row['id']}", now)  # their keys go with the next sweep of photos
    await remove_of_things(OF_CERTIFICATE, await certificates.ids_of(person), now)
    await note(by, "people.erase", outcome, now, "person", person)
    add(one)
    return one


async def _forget(person: int, last_day: date) -> None:
    await Person.raw("UPDATE person SET name = {} WHERE id = {}", GONE, person)
    await certificates.forget(person)
    await Person.raw("DELETE FROM readiness WHERE person = {}", person)
    await Person.raw("DELETE FROM aid_position WHERE person = {}", person)
    await Person.raw("DELETE FROM check_in_place WHERE check_in IN (SELECT id FROM check_in WHERE person = {})", person)
    await Person.raw("DELETE FROM shift WHERE person = {} AND signed_on_at IS NULL", person)
    for table in ("contact", "posting", "employment"):
        await Person.raw(_ENDED.format(table=table), last_day, person, last_day)


async def _close_requests(by: By, person: int, now: datetime) -> None:
    await DataRequest.raw(
        "UPDATE data_request SET answered_at = {}, answered_by = {}, "
        "answer = CASE kind WHEN 'erasure' THEN 'done' ELSE 'gone' END WHERE person = {} AND answered_at IS NULL",
        now,
        by.actor,
        person,
    )
