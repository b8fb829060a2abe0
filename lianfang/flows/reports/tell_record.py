"""A guard tells what he did: 矛盾调处, 安保救助, 警务协助, 防范宣传. First his unit says
whether it is so, then an officer decides: confirmed, it counts."""

from datetime import datetime

from msgspec import Struct

from lianfang.accounts.heads import is_led
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.reports import photo
from lianfang.flows.reports.claimed import tell_change
from lianfang.flows.reports.stands import where_he_stands
from zones.ground.scope import Scope
from zones.reports.actions.records import tell
from zones.reports.reads.records import locked
from zones.reports.rules.records import check_record, first_asked
from zones.reports.rules.saying import check_words


class Told(Struct, frozen=True):
    """`topic` and `contacts` are 防范宣传's."""

    duty: str
    happened_at: datetime | None
    words: str
    topic: str = ""
    contacts: int = 0
    phone_at: datetime | None = None


async def tell_record(by: By, scope: Scope, account: int, told: Told, content: bytes, key: Key) -> int:
    """Of the scope's person; `content` is a photo, or empty. Returns the record's id.

    Raises NothingSaid, TooManyWords, UnknownKind, BadWhen, TopicNeeded, NotYours, OtherBody and what a photo raises.
    """
    words, topic = check_words(told.words), told.topic.strip() if told.duty == "outreach" else ""
    contacts = told.contacts if topic else 0
    facts = [told.duty, str(told.happened_at), words, topic, str(contacts)]
    body = ["record.tell", *facts, photo.digest_of(content)]
    clean = await photo.clean_of(account, content, key, body)

    async def do(now: datetime) -> str:
        happened_at = check_record(told.duty, told.happened_at, topic, contacts, now)
        person, at = await where_he_stands(scope, now)
        asked = first_asked(await is_led(at.unit, person, now), now)
        said = (told.duty, happened_at, topic, contacts, words, told.phone_at)
        made = await tell(at.station, at.unit, person, *said, by.device, asked, now)
        await photo.keep(account, photo.OF_RECORD, made, clean, now)
        new = await locked(made)
        assert new
        await tell_change("", new, now)
        await note(by, "record.tell", "done", now, "record", made)
        return str(made)

    return int(await answered_once(key, body, do))
