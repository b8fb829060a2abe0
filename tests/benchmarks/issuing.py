"""The bars of issuing: from the moment a bulletin is due to its signed file, many stations at once, a worker that prints all day."""

import asyncio
from datetime import date
from pathlib import Path

from msgspec import Struct

from bulletins.figures.reads import count
from bulletins.figures.rules import findings
from bulletins.telling.advice import proposals
from bulletins.telling.page import make_page, station_itself
from lianfang.cage import Bench, Limits, close_benches
from lianfang.database import transaction
from lianfang.flows.bulletin.attached import attached_of
from lianfang.flows.week.take import take_week
from lianfang.printing import print_bulletin
from lianfang.signing.sign import sign
from lianfang.signing.vocabulary import Signed
from tests.benchmarks.ground import WEEK_FILE, Ground
from tests.benchmarks.printing import LIMITS, PRINT, bare_press
from tests.benchmarks.rounds import Line, Told, in_turn, seconds
from tests.bulletins.paper.sample_page import SAMPLE
from zones.ground.scope import Scope
from zones.ground.weeks import Week, parse_week

DUE_BAR, TWO_BAR, GROWTH_BAR = 1.5, 1 / 1.6, 1.05
OFFICE, ON = "洋河派出所", date(2018, 10, 15)
HTML = "bulletins.paper.compose:compose"


class Length(Struct, frozen=True):
    """Rounds of a bulletin that is due and of many at once; how many `stations` at once; `bulletins` by one worker in a row."""

    rounds: int
    batches: int
    stations: int
    bulletins: int


async def measure(ground: Ground, length: Length, tell: Told) -> list[Line]:
    """The Yanghe week, from its rows to the file; the others print the sample bulletin."""
    try:
        return [
            await _due(ground, length.rounds, tell),
            await _two(length, tell),
            await _growth(length.bulletins, tell),
        ]
    finally:
        await close_benches()


async def _due(ground: Ground, rounds: int, tell: Told) -> Line:
    """Counting, words, layout, print with both files, signature; beside it WeasyPrint alone with the HTML that came of it."""
    await ground.clone("bench_issue")
    async with ground.pool("bench_issue"):
        week = parse_week((await take_week(ground.station, WEEK_FILE.read_bytes())).week)
        figures, page = await _page(ground.station, week)
        bench = Bench(LIMITS)
        html = await bench.call(HTML, page, returns=str)
        async with bare_press() as bare:
            compared = await in_turn(
                lambda: seconds(bare(html)), lambda: seconds(_issued(ground.station, week)), rounds
            )
    tell(f"issue_due: {compared.remark()}, from rows to a signed file with {len(attached_of(figures))} files in it")
    return compared.line("issue_due", DUE_BAR)


async def _page(station: int, week: Week):  # type: ignore[no-untyped-def]
    async with transaction(snapshot=True):
        figures = await count(Scope((station,)), week, 16)
    texts = tuple(one.text for one in proposals(figures, findings(figures, None), ON))
    return figures, make_page(figures, None, station_itself(OFFICE), texts, 1, ON, "")


async def _issued(station: int, week: Week) -> Signed:
    async with transaction() as now:
        pass
    figures, page = await _page(station, week)
    printed = await print_bulletin(page, attached_of(figures), now)
    return await sign(printed.pdf, name=OFFICE, reason="签发", at=now, seal=printed.seal)


async def _two(length: Length, tell: Told) -> Line:
    """The same pile with one worker and with two."""
    one, two = Bench(LIMITS), Bench(LIMITS, lambda: 2)
    html = await one.call(HTML, SAMPLE, returns=str)

    async def pile(bench: Bench) -> None:
        await asyncio.gather(*(bench.call(PRINT, html, returns=object) for _ in range(length.stations)))

    compared = await in_turn(lambda: seconds(pile(one)), lambda: seconds(pile(two)), length.batches)
    tell(f"press_two: {length.stations} stations; {compared.remark()}")
    return compared.line("press_two", TWO_BAR)


async def _growth(bulletins: int, tell: Told) -> Line:
    """What a worker holds at the end beside what it held after a fifth, when every face and letter has come by."""
    bench = Bench(Limits(cpu_s=20, wait_s=60, memory_mb=512))
    bench.most_jobs = 2 * bulletins + 1
    held = []
    for _ in range(bulletins):
        html = await bench.call(HTML, SAMPLE, returns=str)
        await bench.call(PRINT, html, returns=object)
        held.append(_resident_mb(bench))
    early = held[bulletins // 5]
    tell(f"press_growth: {held[0]:.0f} MB after the first, {early:.0f} after a fifth, {held[-1]:.0f} after {bulletins}")
    return Line("press_growth", held[-1] / early, GROWTH_BAR, f"{early:.0f}→{held[-1]:.0f}")


def _resident_mb(bench: Bench) -> float:
    (worker,) = bench._workers
    status = Path(f"/proc/{worker.process.pid}/status").read_text(encoding="utf-8")  # type: ignore[union-attr]
    return int(status.split("VmRSS:")[1].split()[0]) / 1024
