"""协助抓获 on a review: of whom it was stated, and the form for whoever else was there."""

from lianfang.web.answers import form
from lianfang.web.looks.desk import ReviewSeen
from lianfang.web.pages.desk_words import placed
from lianfang.web.views import Arrest, Choice
from zones.aid.rules.worth import took_part


def arrest_of(found: ReviewSeen, station: int, decides: bool, typed: dict[str, str] | None = None) -> Arrest | None:
    """None where nobody could have helped. `typed` is a form that was refused."""
    request = found.seen.request
    there = set(took_part(request))
    names = {
        one.alert.person: placed(one.name, one.unit_name) for one in found.seen.helpers if one.alert.person in there
    }
    stated = tuple(name for person, name in names.items() if person in found.arrests)
    open_ = {person: name for person, name in names.items() if person not in found.arrests}
    if not decides or not open_:
        return Arrest(stated) if stated else None
    chosen, line = (typed or {}).get("person", ""), (typed or {}).get("statement", "")
    persons = tuple(Choice(str(person), name, str(person) == chosen) for person, name in open_.items())
    return Arrest(stated, form(f"/stations/{station}/aid/{request.id}/arrests"), persons, line)
