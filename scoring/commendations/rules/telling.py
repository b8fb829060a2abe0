"""Who is told: the guard himself, when he is on the public list and when it is decided."""

from scoring.commendations.vocabulary import Commendation, YearList
from zones.ground.notice import Notice


def of_state(held: YearList, one: Commendation) -> Notice:
    """Public (until a day) or decided."""
    key = f"commendation:{one.id}:{held.state}:{held.notice_until}"
    kind, to = f"commendation_{held.state}", f"person:{one.person}"
    if held.state == "public":
        return Notice(kind, to, key, one.id, {"until": str(held.notice_until)})
    return Notice(kind, to, key, one.id)
