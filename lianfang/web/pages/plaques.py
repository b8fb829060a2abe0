"""铭牌: what hangs at a unit's door, so that anybody can say something of it on its public page."""

from litestar import Response, get
from litestar.params import FromPath

from bulletins.paper.plates.vocabulary import Plate, PlateSheet
from lianfang.database import look
from lianfang.printing import print_plates
from lianfang.web.answers import ReadRequest, pdf
from lianfang.web.doors import site_of
from lianfang.web.pages.places import station_of
from lianfang.web.views import qr_drawing
from zones.ground.scope import Scope
from zones.roster.reads.standing import named_units


@get("/stations/{station:int}/voices/plaques.pdf", opt={"action": "voice.register"})
async def plaques(request: ReadRequest, station: FromPath[int]) -> Response[bytes]:
    """One for each unit of the station, in the order of the roster."""
    place = await station_of(request, "voice.register", station)
    units = await look(lambda: named_units(Scope((place.id,))))
    site = site_of(request)
    cut = tuple(
        Plate(one.name, one.zone, "", place.name, str(qr_drawing(f"{site}/voice/{one.id}", rough=True)))
        for one in units
    )
    return pdf((await print_plates(PlateSheet("单位铭牌", "表扬、投诉、建议，扫一扫就能说", cut))).pdf, "mingpai")
