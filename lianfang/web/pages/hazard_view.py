"""What was found, in words: whether an officer decided that it is a hazard, and where."""

from lianfang.web.answers import form
from lianfang.web.looks.reports import ThreadSeen
from lianfang.web.views import Choice, HazardCard

ON_THE_ROAD = "路上，不在哪个单位"


def hazard_card(seen: ThreadSeen, at: str, answers: bool) -> HazardCard | None:
    """None for a plain note, and for who decides nothing where nothing was decided."""
    thread, hazard = seen.row.thread, seen.hazard
    if not thread.found or (hazard is None and not answers):
        return None
    if hazard is None:
        return HazardCard(count=form(at), units=_places(seen))
    names = {one.id: one.name for one in seen.units}
    where = names.get(hazard.unit, "") if hazard.unit is not None else ON_THE_ROAD
    return HazardCard(stands=f"核实了，是隐患：{where}。", back=form(f"{at}/withdrawal") if answers else None)


def _places(seen: ThreadSeen) -> tuple[Choice, ...]:
    """Where it was: found on a patrol, on the road unless somebody says a unit; else where he stood."""
    thread = seen.row.thread
    first = None if thread.outing is not None else thread.unit
    units = (Choice(str(one.id), one.name, one.id == first) for one in seen.units)
    return (Choice("road", ON_THE_ROAD, first is None), *units)
