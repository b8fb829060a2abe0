"""The bars of the press: what the cage, its limits and our page cost beside WeasyPrint alone, and the worker's memory."""

import asyncio
import struct
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bulletins.paper.faces import FACES, FOLDER
from bulletins.paper.vocabulary import Printed
from lianfang import cage
from lianfang.cage import Bench, Limits
from tests.benchmarks.rounds import Line, Told, in_turn, seconds
from tests.bulletins.paper.sample_page import SAMPLE

WARM_BAR, FRESH_BAR, MEMORY_BAR_MB = 1.15, 1.3, 300
LIMITS = Limits(cpu_s=20, wait_s=60, memory_mb=512)
PRINT = "bulletins.paper.press:print_pdf"
BARE_PRESS = Path(__file__).parent / "floors" / "bare_press.py"


async def measure(rounds: int, tell: Told) -> list[Line]:
    """The sample bulletin, composed once: the same HTML on both sides, with the same font files."""
    bench = Bench(LIMITS)
    try:
        html = await bench.call("bulletins.paper.compose:compose", SAMPLE, returns=str)
        return [await _warm(bench, html, rounds, tell), await _fresh(html, rounds, tell), _memory(bench)]
    finally:
        await bench.close()


@asynccontextmanager
async def bare_press() -> AsyncIterator[Callable[[str], Awaitable[bytes]]]:
    """WeasyPrint alone in a warm worker."""
    worker = await _bare_worker()
    try:
        yield lambda html: _bare_print(worker, html)
    finally:
        await _end(worker)


async def _warm(bench: Bench, html: str, rounds: int, tell: Told) -> Line:
    async with bare_press() as bare:
        compared = await in_turn(
            lambda: seconds(bare(html)), lambda: seconds(bench.call(PRINT, html, returns=Printed)), rounds
        )
    tell(f"print_warm: {compared.remark()}")
    return compared.line("print_warm", WARM_BAR)


async def _fresh(html: str, rounds: int, tell: Told) -> Line:
    compared = await in_turn(
        lambda: seconds(_bare_print_fresh(html)),
        lambda: seconds(cage.call(PRINT, html, returns=Printed, limits=LIMITS)),
        rounds,
        lead_in=False,
    )
    tell(f"print_fresh: {compared.remark()}")
    return compared.line("print_fresh", FRESH_BAR)


def _memory(bench: Bench) -> Line:
    """The highest the warm worker ever stood, in megabytes."""
    (worker,) = bench._workers
    status = Path(f"/proc/{worker.process.pid}/status").read_text(encoding="utf-8")  # type: ignore[union-attr]
    peak = int(status.split("VmHWM:")[1].split()[0]) / 1024
    return Line("print_peak_mb", peak, MEMORY_BAR_MB, "MB")


async def _bare_worker() -> Process:
    style = "".join(f'@font-face{{font-family:"{face.family}";src:url("{face.file}")}}' for face in FACES)
    return await asyncio.create_subprocess_exec(
        sys.executable, str(BARE_PRESS), str(FOLDER), style, stdin=PIPE, stdout=PIPE
    )


async def _bare_print(worker: Process, html: str) -> bytes:
    assert worker.stdin and worker.stdout
    body = html.encode()
    worker.stdin.write(struct.pack(">I", len(body)) + body)
    await worker.stdin.drain()
    (size,) = struct.unpack(">I", await worker.stdout.readexactly(4))
    return await worker.stdout.readexactly(size)


async def _bare_print_fresh(html: str) -> None:
    worker = await _bare_worker()
    try:
        await _bare_print(worker, html)
    finally:
        await _end(worker)


async def _end(worker: Process) -> None:
    """Its input ends, so it ends, and takes away the faces that it unpacked."""
    assert worker.stdin
    worker.stdin.close()
    await worker.wait()
