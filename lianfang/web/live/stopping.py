"""Hears that the process is asked to stop, beside the server's own handler.

A server waits for its open connections before the lifespan ends: streams would stay until it is killed.
"""

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def when_asked_to_stop(act: Callable[[], None]) -> Iterator[None]:
    """Runs `act` in the loop at SIGTERM or SIGINT. Where nobody else handles these, they keep their default effect."""
    loop = asyncio.get_running_loop()
    held = {}
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            others = signal.getsignal(number)
            if callable(others):
                held[number] = others
                signal.signal(number, _both(others, lambda: loop.call_soon_threadsafe(act)))
    try:
        yield
    finally:
        for number, others in held.items():
            signal.signal(number, others)


def _both(
    others: Callable[[int, FrameType | None], object], act: Callable[[], object]
) -> Callable[[int, FrameType | None], None]:
    def heard(number: int, frame: FrameType | None) -> None:
        act()
        others(number, frame)

    return heard
