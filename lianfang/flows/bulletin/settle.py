"""The office sets how somebody issues: the form and the numbers at once, thresholds from a week on."""

from datetime import datetime

from msgspec import json

from bulletins.publishers.actions import settle as write
from bulletins.publishers.reads import least_before, settings_of
from bulletins.publishers.rules import changes, check, since_open
from bulletins.publishers.vocabulary import Settings
from bulletins.register.vocabulary import Publisher
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from zones.ground.weeks import Week, shanghai_day, week_of
from zones.roster.actions import lock_stations


async def settle(by: By, publisher: Publisher, wanted: Settings, since: Week, key: Key) -> None:
    """Thresholds hold for bulletins of `since` and later weeks; what was what before stands in the book of changes.

    Raises BadForm, BadLead, BadBefore, BadLimit, BadSince, OtherBody.
    """

    async def do(now: datetime) -> str:
        await lock_stations(publisher.stations)
        since_open(since, week_of(shanghai_day(now)))
        check(wanted, await least_before(publisher.id))
        made = changes(await settings_of(publisher.id, since), wanted, since)
        await write(publisher.id, wanted, made, by.account, now)
        for one in made:
            await note(by, "bulletin.settings", "done", now, "publisher", publisher.id, one.name)
        if not made:
            await note(by, "bulletin.settings", "unchanged", now, "publisher", publisher.id)
        return "done"

    said = json.encode(wanted).decode()
    await answered_once(key, ["bulletin.settings", str(publisher.id), said, str(since)], do)
