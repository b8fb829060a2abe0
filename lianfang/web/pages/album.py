"""Photos of a request as its pages show them: a name stands only where the page names that person anyway."""

from datetime import datetime

from lianfang.flows.aid.seen import Helper, Seen
from lianfang.flows.aid.shots import Shot
from lianfang.web.answers import form
from lianfang.web.pages.told import wall
from lianfang.web.views import Album, Picture
from zones.aid.rules.showing import takes_photos

RUNNING = "先退到安全处再拍，避开人脸"
AFTER = "受伤、损坏的地方，办结后 24 小时内可以补"


def album(seen: Seen, named: tuple[Helper, ...], own: Helper | None, now: datetime) -> Album:
    """For those outside the desk. `named` are whom the page names, `own` is whoever looks, where he was told."""
    names = {one.alert.person: one.name for one in named} | ({own.alert.person: "您"} if own else {})
    shown = tuple(_picture(seen, shot, names.get(shot.person or 0, "")) for shot in seen.photos)
    takes = form(f"/aid/{seen.request.id}/photos") if takes_photos(seen.request, now) else None
    return Album(shown, takes, RUNNING if seen.request.state == "open" else AFTER)


def pictures(seen: Seen) -> tuple[Picture, ...]:
    """For the desk, which reads every name."""
    return tuple(_picture(seen, shot, shot.name) for shot in seen.photos)


def _picture(seen: Seen, shot: Shot, name: str) -> Picture:
    words = " ".join(part for part in (name, wall(shot.at), "传") if part)
    return Picture(seen.request.id, shot.id, words)
