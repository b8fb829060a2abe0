"""lianfang aid …: what backup rests on - the written order, agreements, insurance, who is spared, the desk's line."""

from argparse import Namespace
from datetime import date
from typing import Any

from lianfang.database import transaction
from lianfang.flows.aid import backing
from lianfang.stations import station_named
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day


def add(commands: Any) -> None:
    """aid order, agree, insure, spare, desk-phone."""
    group = commands.group("aid", "求援和支援的依据")
    order = group.add("order", "登记上级的勤务依据", give_order)
    order.add_argument("number", help="文号")
    _days(order)
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
    await backing.give_order(station.bureau, station.id, chosen.number, since, chosen.until)
    print(f"已登记勤务依据 {chosen.number}，从 {since} 起。")


async def agree_(chosen: Namespace) -> None:
    station = await station_named(chosen.station)
    since = chosen.since or await _today()
    done = await backing.agree(Scope((station.id,)), chosen.unit, since, chosen.until, chosen.client_agreed)
    print(f"已登记 {done} 家单位的协议，从 {since} 起。")


async def insure_(chosen: Namespace) -> None:
    station = await station_named(chosen.station)
    done = await backing.insure(Scope((station.id,)), chosen.unit, await _today(), chosen.until)
    print(f"已登记 {done} 名保安员的保险，到 {chosen.until}。")


async def spare_(chosen: Namespace) -> None:
    station = await station_named(chosen.station)
    scope, today = Scope((station.id,)), await _today()
    await backing.spare(scope, chosen.unit, chosen.name, today, not chosen.again)
    print(f"{chosen.name}：{'可以再参加处突' if chosen.again else '不参加处突'}。")


async def set_phone(chosen: Namespace) -> None:
    station = await station_named(chosen.station)
    await backing.set_desk_phone(station.id, chosen.number)
    print(f"值班台电话：{chosen.number}。")
