"""Takes a person's request about his own data: to correct something, or to erase him. His words go to the vault."""

from datetime import datetime

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.vault import actions as vault
from lianfang.vault.errors import BadRequest
from lianfang.vault.tables import DataRequest
from lianfang.vault.vocabulary import ABOUTS, REQUESTS
from zones.ground.scope import Scope

MOST_TEXT = 500


async def request(scope: Scope, by: By, kind: str, about: str, text: str, key: Key) -> int:
    """A request of the scope's own person; returns its id. An erasure is about everything and needs no words.

    Raises NotYours, BadRequest, PersonErased, OtherBody.
    """
    person, words = scope.person, " ".join(text.split())
    about = "all" if kind == "erasure" else about
    if person is None:
        raise NotYours()
    if kind not in REQUESTS or about not in ABOUTS or len(words) > MOST_TEXT or (kind == "correction" and not words):
        raise BadRequest(most=MOST_TEXT)

    async def do(now: datetime) -> str:
        made = await DataRequest.insert(DataRequest(person=person, kind=kind, about=about, at=now))
        asked = int(made[0]["id"])
        await vault.put_away({(person, f"ask:{asked}"): words})
        await note(by, f"request.{kind}", "done", now, "person", person, about)
        return str(asked)

    # a keyed digest: a plain one of a few digits could be guessed
    return int(await answered_once(key, [str(person), kind, about, vault.blind_of("ask", words).hex()], do))
