"""Who may open what, written down: one row a route, one column a role. Changed by hand, with the reason in the commit.

A column says where the role is let in. For addresses without an id + or -. With ids the places of `town`: o own, n
neighbour, f far, s the other station, x the other bureau; m one's own thing, h somebody else's.
> sent to sign in; ! told that no post is left; - as if the page were not there.
"""

COLUMNS = ("nobody", "left", "guard", "leader", "unit", "company", "auxiliary", "officer", "office", "auditor")

TABLE = """
GET    /healthz                                          + + + + + + + + + +
GET    /login                                            + + + + + + + + + +
POST   /login                                            + + + + + + + + + +
POST   /login/phone                                      + + + + + + + + + +
POST   /login/code                                       + + + + + + + + + +
GET    /in/{slip}                                        + + + + + + + + + +
POST   /in/{slip}                                        + + + + + + + + + +
POST   /settings/look                                    + + + + + + + + + +
GET    /verify                                           + + + + + + + + + +
POST   /verify                                           + + + + + + + + + +
GET    /rules                                            + + + + + + + + + +
GET    /gate                                            + + + + + + + + + +
POST   /gate                                            + + + + + + + + + +
POST   /gate/answer                                     + + + + + + + + + +
POST   /gate/excuse                                     + + + + + + + + + +
GET    /sw.js                                            + + + + + + + + + +
GET    /login/second                                     > ! + + + + + + + +
POST   /login/second                                     > ! + + + + + + + +
GET    /login/password                                   > > > > > > > > > >
POST   /login/password                                   > > > > > > > > > >
GET    /                                                 > ! + + + + + + + +
GET    /prove                                            > ! + + + + + + + +
POST   /prove                                            > ! + + + + + + + +
GET    /settings                                         > ! + + + + + + + +
POST   /settings/password                                > ! + + + + + + + +
POST   /settings/ways                                    > - + + - - - - - -
POST   /settings/declined                                > - + + - - - - - -
POST   /settings/devices/{device}/end                    > ! m m m m m m m m
GET    /slips/{slip}                                     > ! m m m m m m m m
GET    /mine                                             > ! + + - - - - - -
GET    /mine/copy                                        > - + + - - - - - -
POST   /mine/requests                                    > ! + + - - - - - -
GET    /today                                            > - + + - - - - - -
GET    /points                                           > - + + - - - - - -
GET    /points/{award}                                   > - m m - - - - - -
GET    /certificate                                      > - + + - - - - - -
GET    /sos                                              > - + + + - - - - -
GET    /sos/kinds                                        > - + + + - - - - -
POST   /sos                                              > - + + + - - - - -
GET    /alerts                                           > - + + - - - - - -
GET    /aid/{aid}                                        > - onf f on - onf onf - -
POST   /aid/{aid}/photos                                 > - onf f on - onf onf - -
GET    /aid/{aid}/photos/{photo}                         > - onf f on - onf onf - -
POST   /aid/{aid}/answer                                 > - onf f - - - - - -
POST   /aid/{aid}/order                                  > - onf f on - - - - -
POST   /aid/{aid}/recall                                 > - - - on - - - - -
GET    /notes                                            > - + + - - - - - -
POST   /notes                                            > - + + - - - - - -
GET    /notes/{note}                                     > - o f - - - - - -
POST   /notes/{note}                                     > - o f - - - - - -
POST   /notes/{note}/reopening                           > - o f - - - - - -
GET    /notes/{note}/photos/{photo}                      > - o f - - onf onf - -
POST   /daily-orders/seen                                > - + + - - - - - -
GET    /records                                          > - + + - - - - - -
POST   /records                                          > - + + - - - - - -
GET    /records/{record}/photos/{photo}                  > - o f - - onf onf - -
GET    /q/{code}                                         > - + + - - - - - -
POST   /patrol/check-in                                  > - + + - - - - - -
GET    /patrol/check-ins/{check_in}                      > - o f - - - - - -
POST   /duty/on                                          > - + + - - - - - -
POST   /duty/off                                         > - + + - - - - - -
GET    /duty/hand-over                                   > - + + - - - - - -
POST   /duty/hand-over                                   > - + + - - - - - -
POST   /duty/no-relief                                   > - + + - - - - - -
GET    /units/{unit}/duty-posts                          > - - - o - - - - -
POST   /units/{unit}/duty-posts                          > - - - o - - - - -
POST   /roll-calls/answer                               > - + + - - - - - -
GET    /units/{unit}/gates                              > - - - o - onf onf - -
POST   /units/{unit}/gates                              > - - - o - - - - -
POST   /units/{unit}/gates/end                          > - - - o - - onf - -
GET    /units/{unit}/guards                              > - - - o o onf onf onfs -
GET    /units/{unit}/posts                               > - - - o o onf onf onfs -
GET    /units/{unit}/records                             > - - - o - - - - -
GET    /units/{unit}/lines                               > - - - o o onf onf onfs -
POST   /units/{unit}/lines/{week}                        > - - - o o - - - -
POST   /units/{unit}/guards/{person}/code                > - - - o o - - onfs -
GET    /units/{unit}/backing                             > - - - o o onf onf onfs -
POST   /units/{unit}/agreement                           > - - - - - - onf onfs -
POST   /units/{unit}/agreement/end                       > - - - - - - onf onfs -
POST   /units/{unit}/pause                               > - - - o - - - - -
POST   /units/{unit}/insurance                           > - - - - - - onf onfs -
POST   /units/{unit}/spared                              > - - - o - - onf onfs -
POST   /units/{unit}/officer                             > - - - - - - - onfs -
GET    /company                                          > - - - - + - - - -
GET    /beat                                             > - - - - - + + - -
GET    /stations/{station}/desk                          > - - - - - o o - -
POST   /stations/{station}/desk/requests                 > - - - - - o o - -
POST   /stations/{station}/desk/requests/{aid}/receipt   > - - - - - - o - -
POST   /stations/{station}/desk/requests/{aid}/widening  > - - - - - - o - -
POST   /stations/{station}/desk/requests/{aid}/calls     > - - - - - - o - -
POST   /stations/{station}/desk/requests/{aid}/stand-down > - - - - - - o - -
POST   /stations/{station}/desk/requests/{aid}/closure   > - - - - - - o - -
GET    /stations/{station}/aid/{aid}                     > - - - - - o o - -
POST   /stations/{station}/aid/{aid}/deeds               > - - - - - - o - -
POST   /stations/{station}/aid/{aid}/judgement           > - - - - - - o - -
POST   /stations/{station}/aid/{aid}/lifting             > - - - - - - o - -
GET    /stations/{station}/aid/{aid}/sheet/{sheet}       > - - - - - o o - -
GET    /stations/{station}/notes                         > - - - - - o o - -
GET    /stations/{station}/notes/{note}                  > - - - - - o o - -
POST   /stations/{station}/notes/{note}/steps            > - - - - - - o - -
POST   /stations/{station}/notes/{note}/lines            > - - - - - o o - -
GET    /stations/{station}/daily-orders                  > - - - - - - o - -
POST   /stations/{station}/daily-orders                  > - - - - - - o - -
POST   /stations/{station}/daily-orders/end              > - - - - - - o - -
GET    /stations/{station}/records                       > - - - - - o o - -
POST   /stations/{station}/records/{record}              > - - - - - - o - -
GET    /stations/{station}/check-ins                     > - - - - - o o os -
POST   /stations/{station}/check-ins/{check_in}          > - - - - - - o - -
GET    /stations/{station}/checkpoints                   > - - - - - - o os -
POST   /stations/{station}/checkpoints                   > - - - - - - o os -
POST   /stations/{station}/checkpoints/{checkpoint}      > - - - - - - o os -
GET    /stations/{station}/checkpoints/plates            > - - - - - - o os -
GET    /stations/{station}/duty                          > - - - - - o o - -
GET    /stations/{station}/roll-calls                   > - - - - - o o os -
POST   /stations/{station}/roll-calls                   > - - - - - - o - -
GET    /stations/{station}/roll-calls/{call}            > - - - - - o o os -
POST   /stations/{station}/roll-calls/{call}/cancel     > - - - - - - o - -
POST   /stations/{station}/roll-calls/{call}/ticks      > - - - - - o o - -
POST   /stations/{station}/roll-calls/{call}/reasons    > - - - - - - o - -
GET    /stations/{station}/backing                       > - - - - - o o os -
POST   /stations/{station}/orders                        > - - - - - - - os -
POST   /stations/{station}/orders/end                    > - - - - - - - os -
GET    /stations/{station}/beats                         > - - - - - - - os -
GET    /stations/{station}/bulletins                     > - - - - - - o os os
GET    /stations/{station}/bulletins/{week}              > - - - - - - o os o
POST   /stations/{station}/bulletins/{week}/advice/{hand} > - - - - - - - os -
POST   /stations/{station}/bulletins/{week}/issue        > - - - - - - - os -
GET    /stations/{station}/import                        > - - - - - - - os -
POST   /stations/{station}/import                        > - - - - - - - os -
POST   /stations/{station}/import/confirm                > - - - - - - - os -
GET    /stations/{station}/people                        > - - - - - - o os -
POST   /stations/{station}/people                        > - - - - - - o os -
GET    /people/{person}                                  > - - - - - - onf onfs -
POST   /people/{person}/reveal                           > - - - - - - onf onfs -
POST   /people/{person}/code                             > - - - - - - - onfs -
POST   /people/{person}/devices/{device}/end             > - - - - - - - onfs -
POST   /people/{person}/erase                            > - - - - - - - onfs -
GET    /requests                                         > - - - - - - - + -
POST   /requests/{asked}                                 > - - - - - - - os -
GET    /accounts                                         > - - - - - - - + -
POST   /accounts                                         > - - - - - - - + -
POST   /accounts/{account}/code                          > - - - - - - - o -
POST   /accounts/{account}/roles                         > - - - - - - - o -
POST   /accounts/{account}/roles/{role}/end              > - - - - - - - o -
POST   /accounts/{account}/close                         > - - - - - - - o -
GET    /audit                                            > - - - - - - - + +
GET    /ops/invariants                                   > - - - - - - - + +
POST   /ops/letters/{letter}                             > - - - - - - - o -
POST   /logout                                           > ! + + + + + + + +
"""
"""An auditor sees only what is issued; a bulletin of the own station is, of the other one it is not."""


def rows() -> dict[str, dict[str, str]]:
    """METHOD /path → role → where it is let in."""
    split = [line.split() for line in TABLE.strip().splitlines()]
    assert all(len(parts) == 2 + len(COLUMNS) for parts in split), split
    return {f"{parts[0]} {parts[1]}": dict(zip(COLUMNS, parts[2:], strict=True)) for parts in split}
