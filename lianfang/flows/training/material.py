"""What a session is about, to be read before and after: words, a picture, a video's address."""

from datetime import datetime

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.reports import photo
from scoring.training.actions import keep_material
from scoring.training.errors import BadTraining
from scoring.training.reads.sessions import locked
from scoring.training.rules.holding import check_open, video_of
from scoring.training.vocabulary import MOST_TEXT
from zones.ground.scope import Scope

OF_TRAINING = "training"


async def write_material(
    by: By, scope: Scope, account: int, number: int, text: str, video: str, content: bytes, key: Key
) -> None:
    """Text and video instead of what was there, a picture beside those that are. While it is planned.

    Raises NotYours, TrainingMoved, BadTraining, BadVideo, OtherBody and what a photo raises.
    """
    said = text.strip()
    body = ["training.material", str(number), said, video, photo.digest_of(content)]
    clean = await photo.clean_of(account, content, key, body)

    async def do(now: datetime) -> str:
        session = await locked(scope, number)
        if session is None:
            raise NotYours()
        check_open(session)
        if len(said) > MOST_TEXT:
            raise BadTraining(what=f"资料（最多 {MOST_TEXT} 个字）")
        await keep_material(number, said, video_of(video))
        await photo.keep(account, OF_TRAINING, number, clean, now)
        await note(by, "training.material", "done", now, "training", number)
        return "done"

    await answered_once(key, body, do)
