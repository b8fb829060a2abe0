"""核对现在的数: what is another number than in the issued bulletin, and into its correction with it."""

from typing import Any
from urllib.parse import urlencode

from litestar import Response, get
from litestar.params import FromPath

from bulletins.figures.flat import Value
from lianfang.flows.bulletin.moved import Moved, moved
from lianfang.web.answers import ReadRequest, go, page
from lianfang.web.looks.bulletins import issued_seen
from lianfang.web.pages.errata import shown
from lianfang.web.pages.issued_view import PLACES
from lianfang.web.pages.places import work_of
from lianfang.web.views import MovedPart, MovedRow

MOST_SHOWN = 60


@get("/bulletins/{bulletin:int}/changes", opt={"action": "bulletin.issue"})
async def changes(request: ReadRequest, bulletin: FromPath[int]) -> Response[Any]:
    """The issued bulletin with what changed since, counted now; `fix`, as often as there are places, goes into the form."""
    work = await work_of(request, "bulletin.issue", bulletin)
    one = await issued_seen(work)
    if one is None:
        return go(f"/bulletins/{work.id}")
    found = await moved(work)
    asked = request.query_params.getall("fix", [])
    chosen = tuple(change for change in found if change.path in asked)[: len(PLACES)]
    part = moved_part(found, chosen, f"/bulletins/{work.id}/changes")
    return page(await shown(request, work, one, moved=part, typed=typed_of(chosen)))


def moved_part(found: tuple[Moved, ...], chosen: tuple[Moved, ...], base: str) -> MovedPart:
    """Every change, and an address that writes it into the form beside what stands there already."""
    paths = [one.path for one in chosen]

    def row(one: Moved) -> MovedRow:
        room = one.path not in paths and len(paths) < len(PLACES)
        fix = f"{base}?{urlencode([('fix', path) for path in (*paths, one.path)])}#errata" if room else ""
        said = "" if fix else "已经写在下面" if one.path in paths else "下面写满了，先签发这一份"
        return MovedRow(one.label, counted(one.was, one.unit), counted(one.now, one.unit), fix, said)

    if not found:
        return MovedPart((), "现在的数和印出来的一样，不用更正。")
    more = f"只列出前 {MOST_SHOWN} 项，一共有 {len(found)} 项不一样。" if len(found) > MOST_SHOWN else ""
    return MovedPart(tuple(map(row, found[:MOST_SHOWN])), more)


def typed_of(chosen: tuple[Moved, ...]) -> dict[str, str]:
    """The correction's form, filled: where, as printed, as it should be."""
    said: dict[str, str] = {}
    for at, one in zip(PLACES, chosen, strict=False):
        was, now = counted(one.was, one.unit), counted(one.now, one.unit)
        said |= {f"where-{at}": one.label, f"was-{at}": was, f"now-{at}": now}
    return said | {"reason": "印发后登记有补录、改正，按现在的登记更正"} if said else {}


def counted(value: Value, unit: str) -> str:
    """18起; — where there was nothing to count."""
    return "—" if value is None else f"{value:g}{unit}"
