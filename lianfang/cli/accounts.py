"""lianfang account add|password LOGIN, lianfang vault rotate: by whoever runs the machine."""

import getpass
import secrets
import sys
from argparse import Namespace
from typing import Any

from lianfang.accounts.rules import ROLES
from lianfang.flows.points.why import holder
from lianfang.flows.session.add_login import add_login
from lianfang.flows.session.change_password import change_password
from lianfang.flows.vault.rotate import rotate
from lianfang.stations import station_named


def add(commands: Any) -> None:
    """account, vault."""
    group = commands.group("account", "登录账号")
    new = group.add("add", "新开账号", add_account)
    new.add_argument("login")
    new.add_argument("--role", required=True, help="、".join(f"{role}（{shown}）" for role, shown in ROLES.items()))
    new.add_argument("--guard", default="", help="保安员账号是谁的：姓名")
    new.add_argument("--unit", default="", help="同名时写明单位")
    group.add("password", "换密码", set_password).add_argument("login")
    commands.group("vault", "个人信息保管").add("rotate", "给每个人换一把新钥匙", rotate_keys)


def _password() -> tuple[str, bool]:
    """From standard input where it is piped, asked for at a terminal, made up where nothing is typed."""
    typed = getpass.getpass("密码（直接回车就自动生成）：") if sys.stdin.isatty() else sys.stdin.readline().strip()
    return (typed, False) if typed else (secrets.token_urlsafe(12), True)


async def add_account(chosen: Namespace) -> None:
    station = await station_named(chosen.station)
    person = (await holder(station.id, chosen.guard, chosen.unit)).person if chosen.guard else None
    password, made = _password()
    await add_login(chosen.login, chosen.role, password, person, station.id)
    print(f"账号 {chosen.login} 已开。" + (f"密码：{password}" if made else ""))


async def set_password(chosen: Namespace) -> None:
    password, made = _password()
    await change_password(chosen.login, password)
    print(f"账号 {chosen.login} 的密码已换，原来的登录都已退出。" + (f"新密码：{password}" if made else ""))


async def rotate_keys(chosen: Namespace) -> None:
    print(f"已给 {await rotate()} 个人换了钥匙。")
