"""The floor of grading: one aggregate over the answers of a sitting's papers, its rows fetched. Nothing is held, nothing written."""

import asyncpg

RIGHT = """
SELECT x.attempt, count(*) FROM attempt_answer x JOIN question_version v ON v.id = x.version AND v.answer = x.given
WHERE x.attempt IN (SELECT id FROM sitting_attempt WHERE sitting = $1) GROUP BY x.attempt
"""


async def one_aggregate(connection: asyncpg.Connection, sitting: int) -> dict[int, int]:
    """How many answers of each paper are right."""
    return dict(await connection.fetch(RIGHT, sitting))
