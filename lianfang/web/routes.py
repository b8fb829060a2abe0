"""Every address of the house. Each handler declares the action that it is for."""

from types import ModuleType

from litestar.handlers import HTTPRouteHandler

from lianfang.web.api.document import operations
from lianfang.web.pages import (
    accounts,
    aid,
    aid_photos,
    arriving,
    assign,
    audit,
    backing,
    beats,
    bulletins,
    check_ins,
    checkpoints,
    daily_orders,
    desk,
    duty,
    duty_posts,
    entrance,
    gate,
    gates,
    guard,
    imports,
    judging,
    lines,
    mine,
    note_desk,
    notes,
    ops,
    outing_paper,
    own,
    patrol,
    patrols,
    people,
    points,
    public,
    reached,
    record_desk,
    records,
    requests,
    review,
    rollcall,
    shell,
    sos,
    steps,
    tonight,
    unit_backing,
    units,
)


def routes() -> list[HTTPRouteHandler]:
    """The handlers of the pages, in the order of their modules and names; then those of the API."""
    pages = (
        entrance,
        steps,
        guard,
        points,
        sos,
        aid,
        aid_photos,
        duty_posts,
        notes,
        records,
        own,
        reached,
        mine,
        units,
        desk,
        review,
        judging,
        duty,
        rollcall,
        gates,
        gate,
        arriving,
        check_ins,
        checkpoints,
        note_desk,
        daily_orders,
        record_desk,
        backing,
        unit_backing,
        tonight,
        patrol,
        patrols,
        outing_paper,
        lines,
        beats,
        assign,
        bulletins,
        imports,
        people,
        requests,
    )
    return [
        *(handler for room in (*pages, accounts, audit, ops, public, shell) for handler in _of(room)),
        *operations(),
    ]


def _of(room: ModuleType) -> list[HTTPRouteHandler]:
    return [thing for thing in vars(room).values() if isinstance(thing, HTTPRouteHandler)]
