"""make bench: ours beside its floor, one line a bar: name, ratio, bar, spread of single rounds, ok or short.

`python -m tests.benchmarks.run [--short]`. The short form has few rounds and a short year: it shows that everything runs.
"""

import argparse
import asyncio
import signal
import time

from msgspec import Struct

from tests.benchmarks import (
    alerting,
    calling,
    checking_in,
    choosing,
    comparing,
    figures,
    importing,
    issuing,
    judging,
    lately,
    owning,
    posting,
    printing,
    receiving,
    saving,
    serving,
    sitting,
)
from tests.benchmarks.ground import ground
from tests.benchmarks.rounds import Line


class Length(Struct, frozen=True):
    """Rounds of each bar, weeks of the year, and how much a server is asked."""

    imports: int
    counts: int
    prints: int
    weeks: int
    serving: serving.Length
    choosing: choosing.Length
    alerting: alerting.Length
    receiving: receiving.Length
    calling: calling.Length
    lately: lately.Length
    checking_in: checking_in.Length
    judging: judging.Length
    owning: owning.Length
    posting: posting.Length
    comparing: comparing.Length
    sitting: sitting.Length
    saving: saving.Length
    issuing: issuing.Length


FULL = Length(
    15,
    15,
    9,
    52,
    serving.Length(rounds=9, requests=800, floods=5, good=1000),
    choosing.Length(zones=(1000, 50), open=(10_000, 100), rounds=9),
    alerting.Length(streams=1000, rounds=5, events=200),
    receiving.Length(rounds=9, letters=500),
    calling.Length(posts=30_000, rounds=5),
    lately.Length(streams=1000, seconds=60),
    checking_in.Length(rounds=9, requests=400),
    judging.Length(rounds=7, guards=3000, deeds=30_000),
    owning.Length(rounds=7, awards=1_000_000),
    posting.Length(rounds=9, postings=800),
    comparing.Length(rounds=7, questions=10_000),
    sitting.Length(rounds=9, questions=10_000, drawn=1000, graded=10_000),
    saving.Length(sitters=500, rounds=5, times=3, every_s=5),
    issuing.Length(rounds=9, batches=3, stations=40, bulletins=100),
)
SHORT = Length(
    1,
    1,
    1,
    2,
    serving.Length(rounds=1, requests=16, floods=1, good=16),
    choosing.Length(zones=(20, 10), open=(200, 100), rounds=1),
    alerting.Length(streams=100, rounds=1, events=3),
    receiving.Length(rounds=1, letters=23),
    calling.Length(posts=300, rounds=1),
    lately.Length(streams=400, seconds=2),
    checking_in.Length(rounds=1, requests=16),
    judging.Length(rounds=1, guards=50, deeds=200),
    owning.Length(rounds=1, awards=1000),
    posting.Length(rounds=1, postings=16),
    comparing.Length(rounds=1, questions=400),
    sitting.Length(rounds=1, questions=500, drawn=10, graded=20),
    saving.Length(sitters=10, rounds=1, times=2, every_s=0.2),
    issuing.Length(rounds=1, batches=1, stations=2, bulletins=2),
)


async def measure(length: Length) -> tuple[list[Line], list[str]]:
    """All lines, and remarks for who wants to know more."""
    remarks: list[str] = []
    async with ground() as made:
        lines = await importing.measure(made, length.imports, remarks.append)
        lines += await figures.measure(made, length.counts, length.weeks, remarks.append)
        lines += await serving.measure(made, length.serving, remarks.append)
        lines += await checking_in.measure(made, length.checking_in, remarks.append)
        lines += await choosing.measure(made, length.choosing, remarks.append)
        lines += await alerting.measure(made, length.alerting, remarks.append)
        lines += await receiving.measure(made, length.receiving, remarks.append)
        lines += await calling.measure(made, length.calling, remarks.append)
        lines += await judging.measure(made, length.judging, remarks.append)
        lines += await owning.measure(made, length.owning, remarks.append)
        lines += await posting.measure(made, length.posting, remarks.append)
        lines += await comparing.measure(length.comparing, remarks.append)
        lines += await sitting.measure(made, length.sitting, remarks.append)
        lines += await saving.measure(made, length.saving, remarks.append)
        lines += await issuing.measure(made, length.issuing, remarks.append)
        lines += await lately.measure(made, length.lately, remarks.append)
    return lines + await printing.measure(length.prints, remarks.append), remarks


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="under a minute; its ratios say little")
    length = SHORT if parser.parse_args().short else FULL
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever ends us early: the database ends as well
    begun = time.monotonic()
    lines, remarks = asyncio.run(measure(length))
    print(*lines, sep="\n")
    print(*(f"# {remark}" for remark in remarks), f"# whole run: {time.monotonic() - begun:.0f} s", sep="\n")


if __name__ == "__main__":
    main()
