"""A line on standard output: what a machine without any way out shows of its notices."""

from lianfang.notices.channels.channel import Letter


class Console:
    """Ids and codes, no names."""

    name, outer, slots = "console", False, 4

    async def send(self, letter: Letter) -> None:
        print(f"notice {letter.kind} to {letter.to} key {letter.key}", flush=True)
