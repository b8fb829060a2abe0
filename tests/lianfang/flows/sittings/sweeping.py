"""A process that sweeps sittings whenever it is told how far its clock is ahead: `python -m ….sweeping URL`."""

import asyncio
import sys
from datetime import timedelta

from lianfang import clock, database
from lianfang.flows.sittings.sweep import due_sittings, sweep_sitting


async def main(url: str) -> None:
    """For each line (seconds): does what is due until nothing is, and says done."""
    await database.open_pool(url)
    try:
        print("ready", flush=True)
        while line := await asyncio.to_thread(sys.stdin.readline):
            clock._ahead = timedelta(seconds=float(line))
            while due := await due_sittings():
                for sitting in due:
                    await sweep_sitting(sitting)
            print("done", flush=True)
    finally:
        await database.close_pool()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
