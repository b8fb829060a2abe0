"""How far two books had come when a page was printed: the paper then vouches for them, whoever rewrites the chain later."""

from lianfang.chain.reads import PRINTED, book_head
from lianfang.database import transaction
from lianfang.flows.chain.seal import seal


async def heads_to_print() -> str:
    """A small line: of each book its rows and the first digits of the last one's link; both stood in the chain together."""
    await seal(wait=True)
    async with transaction(snapshot=True):
        heads = [await book_head(book) for book in PRINTED]
    return "　".join(map(str, filter(None, heads)))
