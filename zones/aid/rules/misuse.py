"""Whether a button was used rightly: an officer judges afterwards. Misuse pauses it for others' guards, never for the police."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from msgspec import Struct

from zones.aid.errors import AlreadyJudged, NoReasonGiven, NothingToLift, NotToBeJudged, OwnPress, UnknownAnswer
from zones.aid.vocabulary import MISUSE_WORDS, RIGHTFUL, Pause, Request, Verdict
from zones.ground.notice import Notice

PAUSE_DAYS = 30
"""Our default: no source names a length."""
LONGEST_LINE = 200


class Lifted(Struct, frozen=True):
    """A pause taken back: by an account, with its reason (empty once it was erased)."""

    account: int
    at: datetime
    line: str = ""


class Judgement(Struct, frozen=True):
    """What an officer judged of a request. `until` is the pause's last day, None where there is none."""

    id: int
    verdict: Verdict
    until: date | None
    account: int
    at: datetime
    line: str = ""
    lifted: Lifted | None = None

    def pauses_on(self, day: date) -> bool:
        return self.until is not None and self.lifted is None and day <= self.until


def judge(
    request: Request,
    pressed_by: int | None,
    earlier: Judgement | None,
    account: int,
    verdict: str,
    line: str,
    day: date,
) -> tuple[str, date | None]:
    """(the line, tidied; the pause's last day). A pause begins on the day of the judgement, however old the request.

    Raises NotToBeJudged, OwnPress, AlreadyJudged, UnknownAnswer, NoReasonGiven.
    """
    if request.drill or request.state != "closed":
        raise NotToBeJudged(why=_WHY_NOT["drill" if request.drill else request.state])
    if account == pressed_by:
        raise OwnPress()
    if earlier is not None:
        raise AlreadyJudged()
    if verdict == RIGHTFUL:
        return tidied(line, needed=False), None
    if verdict not in MISUSE_WORDS:
        raise UnknownAnswer()
    return tidied(line), day + timedelta(days=PAUSE_DAYS)


_WHY_NOT = {"drill": "是演练", "open": "还没有办结", "taken_back": "是按错了撤回的，不算错"}


def lift(standing: Judgement | None, line: str, day: date) -> tuple[Judgement, str]:
    """(the judgement whose pause ends, the reason, tidied). Raises NothingToLift, NoReasonGiven."""
    if standing is None or not standing.pauses_on(day):
        raise NothingToLift()
    return standing, tidied(line)


def tidied(line: str, needed: bool = True) -> str:
    """A line without odd spaces. Raises NoReasonGiven where it is needed and empty, or too long."""
    words = " ".join(line.split())
    if len(words) > LONGEST_LINE or (needed and not words):
        raise NoReasonGiven(most=LONGEST_LINE)
    return words


def pause_on(judgements: Iterable[Judgement], day: date) -> Pause | None:
    """The unit's pause on that day: of several, the one that lasts longest."""
    standing = (one for one in judgements if one.pauses_on(day))
    pauses = [Pause(one.until, one.verdict) for one in standing if one.until and one.verdict != "rightful"]
    return max(pauses, key=lambda pause: pause.until, default=None)


def told(kind: str, request: Request, pause: Pause | None) -> Notice:
    """To whoever is in charge of the unit: aid_paused, or aid_pause_lifted with what still pauses it, if anything does."""
    to = f"unit:{request.unit}"
    facts: dict[str, str | int | bool] = {"incident": request.kind, "unit": request.unit}
    facts |= {"why": pause.why, "until": pause.until.isoformat()} if pause else {}
    return Notice(kind, to, f"aid:{request.id}:{kind}:{to}", request.id, facts)
