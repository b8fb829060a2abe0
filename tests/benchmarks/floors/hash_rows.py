"""The floor of verifying: the same rows are read in pages through the same client, and their bytes hashed in a plain loop."""

from hashlib import sha256

import asyncpg

AT_ONCE = 5000
LINKS = "SELECT seq, book, row, form, digest, sealed_at FROM chain_link WHERE seq > $1 ORDER BY seq LIMIT $2"


async def hash_rows(connection: asyncpg.Connection, written: dict[str, str]) -> bytes:
    """`written` says for each book how its rows are written down: takes ids, gives (id, content)."""
    digest, seq = b"", 0
    while links := await connection.fetch(LINKS, seq, AT_ONCE):
        wanted: dict[str, list[int]] = {}
        for one in links:
            wanted.setdefault(one["book"], []).append(one["row"])
        found = {}
        for book, ids in wanted.items():
            for id_, content in await connection.fetch(written[book], ids):
                found[book, id_] = content
        for one in links:
            digest = sha256(digest + found[one["book"], one["row"]]).digest()
        seq = links[-1]["seq"]
    return digest
