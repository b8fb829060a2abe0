"""通报档案: what was issued, found by its words, its figures, who issued it, its year and number; the wall of a year."""

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from bulletins.archive.rules import words_of
from bulletins.archive.vocabulary import MOST_ASKED, Asked, How
from lianfang.access import NotYours, can, scope
from lianfang.web.answers import ReadRequest, page
from lianfang.web.doors import actor_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.archive import archive_seen, wall_seen
from lianfang.web.pages.archive_view import HOWS, archive_page
from lianfang.web.pages.asked import YEARS, number_asked
from lianfang.web.pages.wall_view import wall_page

LARGEST = 10**9


@get("/bulletins/archive", opt={"action": "bulletin.see"})
async def archive(
    request: ReadRequest,
    words: FromQuery[str] = "",
    figure: FromQuery[str] = "",
    how: FromQuery[str] = "",
    value: FromQuery[str] = "",
    publisher: FromQuery[str] = "",
    year: FromQuery[str] = "",
    number: FromQuery[str] = "",
) -> Response[str]:
    """Without a question everything, newest first."""
    told = value_asked(value)
    asked = Asked(
        words=words_of(words[:MOST_ASKED].replace("\0", "")),
        figure=figure[:MOST_ASKED].replace("\0", ""),
        how=how_asked(how),
        value=told,
        publisher=number_asked(publisher),
        year=_small(number_asked(year)),
        number=_small(number_asked(number)),
    )
    seen = await archive_seen(scope(actor_of(request), "bulletin.see"), asked)
    error = "“多少”要写数字，例如 20。这一次没有照它找。" if value.strip() and told is None else ""
    return page(archive_page(frame_of(request), seen, asked, error))


def how_asked(text: str) -> How:
    """At least, where nothing else was said."""
    return next((one for one in HOWS if one == text), "ge")


def value_asked(text: str) -> float | None:
    """A number that was typed; None for none."""
    plain = text.strip()
    try:
        found = float(plain) if plain.isascii() and len(plain) <= 12 else None
    except ValueError:
        return None
    return found if found is not None and abs(found) < LARGEST else None


def _small(number: int | None) -> int | None:
    """A year or a number that the register can hold; another one finds nothing."""
    return number if number is None or number < 2**15 else 0


@get("/bulletins/year/{year:int}", opt={"action": "bulletin.see"})
async def year_wall(request: ReadRequest, year: FromPath[int], publisher: FromQuery[str] = "") -> Response[str]:
    """The weeks of a year, of one who issues."""
    if year not in YEARS:
        raise NotYours()
    actor = actor_of(request)
    seen = await wall_seen(scope(actor, "bulletin.see"), year, number_asked(publisher))
    return page(wall_page(frame_of(request), seen, year, can(actor, "bulletin.draft")))
