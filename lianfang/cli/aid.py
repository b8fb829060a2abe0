"""lianfang aid …: what backup rests on - the written order, agreements, insurance, who is spared, the desk's line."""

from argparse import Namespace
from datetime import date
from typing import Any

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.backing import order
from lianfang.flows.backing.agreement import agree
from lianfang.flows.backing.desk_phone import set_desk_phone
from lianfang.flows.backing.names import guard_named, scope_named
from lianfang.flows.backing.readiness import insure, spare
from lianfang.stations import station_named
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day


def add(commands: Any) -> None:
    """aid order, agree, insure, spare, desk-phone."""
    group = commands.group("aid", "求援和支援的依据")
    given = group.add("order", "登记上级的勤务依据", give_order)
    given.add_argument("number", help="文号")
    given.add_argument("--issuer", default="", help="发文机关")
    _days(given)
    agree = group.add("agree", "登记单位的互助协议", agree_)
    agree.add_argument("unit", nargs="?", default="", help="单位名称；不写就是全部")
    agree.add_argument("--client-agreed", action="store_true", help="保安公司派的保安，客户也同意")
    _days(agree)
    insure = group.add("insure", "登记保安员的保险", insure_)
    insure.add_argument("unit", nargs="?", default="", help="单位名称；不写就是全部")
    insure.add_argument("--until", required=True, type=date.fromisoformat, help="保到哪一天，例如 2027-06-30")
    spare = group.add("spare", "登记不参加处突的保安员", spare_)
    spare.add_argument("unit")
    spare.add_argument("name")
    spare.add_argument("--again", action="store_true", help="可以再参加")
    phone = group.add("desk-phone", "登记值班台的电话", set_phone)
    phone.add_argument("number")


def _days(command: Any) -> None:
    command.add_argument("--since", type=date.fromisoformat, help="从哪一天起；不写就是今天")
    command.add_argument("--until", type=date.fromisoformat, help="到哪一天；不写就是长期")


async def _today() -> date:
    async with transaction() as now:
        return shanghai_day(now)


async def give_order(chosen: Namespace) -> None:
    station = await station_named(chosen.station)
    since = chosen.since or await _today()
    await order.give_order(OPERATOR, station, order.Order(chosen.number, since, chosen.until, chosen.issuer))
    print(f"已登记勤务依据 {chosen.number}，从 {since} 起。")


async def agree_(chosen: Namespace) -> None:
    scope, since = await _scope(chosen), chosen.since or await _today()
    done = await agree(OPERATOR, scope, since, chosen.until, chosen.client_agreed)
    print(f"已登记 {done} 家单位的协议，从 {since} 起。")


async def insure_(chosen: Namespace) -> None:
    done = await insure(OPERATOR, await _scope(chosen), chosen.until)
    print(f"已登记 {done} 名保安员的保险，到 {chosen.until}。")


async def spare_(chosen: Namespace) -> None:
    scope = await _scope(chosen)
    await spare(OPERATOR, scope, await guard_named(scope, chosen.unit, chosen.name), not chosen.again)
    print(f"{chosen.name}：{'可以再参加处突' if chosen.again else '不参加处突'}。")


async def set_phone(chosen: Namespace) -> None:
    station = await station_named(chosen.station)
    await set_desk_phone(station.id, chosen.number)
    print(f"值班台电话：{chosen.number}。")


async def _scope(chosen: Namespace) -> Scope:
    return await scope_named(Scope(((await station_named(chosen.station)).id,)), chosen.unit)
