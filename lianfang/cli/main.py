"""Reads the command line and runs one command. 0 done, 1 refused (nothing written), 2 used wrongly."""

import argparse
import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from lianfang.cli import (
    accounts,
    aid,
    bulletins,
    chain,
    check,
    figures,
    hooks,
    imports,
    notices,
    points,
    rules,
    running,
    scene,
    tags,
    zones,
)
from lianfang.house import opened
from lianfang.settings import BadSetting
from lianfang.wording import say
from zones.ground.refused import Refused

Command = Callable[[argparse.Namespace], Awaitable[None]]


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        if chosen.outside:
            return int(chosen.run(chosen) or 0)
        asyncio.run(_inside(chosen))
        sys.stdout.flush()
    except BadSetting as refused:
        print(say(refused), file=sys.stderr)
        return 2
    except Refused as refused:
        print(say(refused), file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever reads our output has seen enough: the work is done
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


async def _inside(chosen: argparse.Namespace) -> None:
    async with opened():
        await chosen.run(chosen)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="lianfang", description="保安联勤联防平台")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for topic in (
        imports,
        points,
        rules,
        figures,
        bulletins,
        accounts,
        aid,
        hooks,
        tags,
        notices,
        check,
        chain,
        running,
        scene,
        zones,
    ):
        topic.add(_Adder(commands))
    return parser


class _Adder:
    """Adds commands with what every command takes."""

    def __init__(self, commands: Any) -> None:
        self.commands = commands

    def group(self, name: str, help_: str) -> "_Adder":
        return _Adder(self.commands.add_parser(name, help=help_).add_subparsers(required=True, metavar="WHAT"))

    def add(self, name: str, help_: str, run: Any, outside: bool = False) -> argparse.ArgumentParser:
        """A command. `outside` ones open the house themselves."""
        command: argparse.ArgumentParser = self.commands.add_parser(name, help=help_)
        command.set_defaults(run=run, outside=outside)
        command.add_argument("--station", default="", metavar="NAME", help="派出所；只有一个时可以不写")
        return command
