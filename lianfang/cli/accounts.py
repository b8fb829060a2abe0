"""lianfang account add|password LOGIN, lianfang vault rotate: by whoever runs the machine."""

import getpass
import secrets
import sys
from argparse import Namespace
from typing import Any

from msgspec import json

from lianfang.access import ROLES
from lianfang.accounts.errors import NoSuchAccount
from lianfang.accounts.tables import Account
from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.accounts.change_password import change_password
from lianfang.flows.accounts.give_token import give_token
from lianfang.flows.accounts.open_account import open_account
from lianfang.flows.accounts.place_role import place_role
from lianfang.flows.points.why import holder
from lianfang.flows.vault.rotate import rotate
from lianfang.stations import station_named
from zones.roster.actions import make_officers


def add(commands: Any) -> None:
    """account, token, vault."""
    group = commands.group("account", "登录账号")
    new = group.add("add", "新开账号", add_account)
    new.add_argument("login")
    new.add_argument("--role", required=True, help="、".join(f"{role}（{shown}）" for role, shown in ROLES.items()))
    new.add_argument("--guard", default="", help="保安员、保安队长账号是谁的：姓名")
    new.add_argument("--unit", default="", help="单位账号是哪家的；保安员同名时也写明单位")
    new.add_argument("--company", default="", help="保安公司账号是哪家的")
    new.add_argument("--officer", default="", help="民警账号是谁的：姓名")
    group.add("password", "换密码", set_password).add_argument("login")
    key = commands.add("token", "给程序开一把接口钥匙", make_token)
    key.add_argument("login")
    key.add_argument("--action", action="append", default=[], help="能做什么，可以写几次；不写就是这个账号能做的都行")
    key.add_argument("--days", type=int, default=90, help="多少天后失效")
    key.add_argument("--json", action="store_true", help="输出 JSON")
    commands.group("vault", "个人信息保管").add("rotate", "给每个人换一把新钥匙", rotate_keys)


def _password() -> tuple[str, bool]:
    """From standard input where it is piped, asked for at a terminal, made up where nothing is typed."""
    typed = getpass.getpass("密码（直接回车就自动生成）：") if sys.stdin.isatty() else sys.stdin.readline().strip()
    return (typed, False) if typed else (secrets.token_urlsafe(15), True)


async def add_account(chosen: Namespace) -> None:
    station = await station_named(chosen.station)
    role = await place_role(chosen.role, station, chosen.unit, chosen.company)
    person = (await holder(station.id, chosen.guard, chosen.unit)).person if chosen.guard else None
    officer = await _officer(station.bureau, chosen.officer) if chosen.officer else None
    password, made = _password()
    await open_account(OPERATOR, chosen.login, role, Key(secrets.token_hex(16), "operator"), password, person, officer)
    print(f"账号 {chosen.login} 已开。" + (f"密码：{password}" if made else ""))


async def _officer(bureau: int, name: str) -> int:
    async with transaction():
        return (await make_officers(bureau, [name]))[name]


async def set_password(chosen: Namespace) -> None:
    async with transaction():
        rows = await Account.raw("SELECT id FROM login WHERE name = {} AND closed_at IS NULL", chosen.login)
    if not rows:
        raise NoSuchAccount(name=chosen.login)
    password, made = _password()
    await change_password(OPERATOR, rows[0]["id"], password)
    print(f"账号 {chosen.login} 的密码已换，原来的登录都已退出。" + (f"新密码：{password}" if made else ""))


async def make_token(chosen: Namespace) -> None:
    token = await give_token(OPERATOR, chosen.login, chosen.action, chosen.days)
    print(json.encode({"token": token}).decode() if chosen.json else f"钥匙（只显示这一次）：{token}")


async def rotate_keys(chosen: Namespace) -> None:
    print(f"已给 {await rotate()} 个人换了钥匙。")
