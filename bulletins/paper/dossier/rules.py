"""How much of a dossier goes on paper: thousands of rows belong into the workbook."""

from collections.abc import Sequence

MOST_ROWS = 600
"""Rows on the paper of one dossier: some sixty pages and seven of the twenty seconds that the press has."""


def allotted(counts: Sequence[int], most: int = MOST_ROWS) -> list[int]:
    """How many rows of each register are printed: short ones whole, long ones share alike what is left."""
    shares, left = [0] * len(counts), most
    for done, nth in enumerate(sorted(range(len(counts)), key=lambda nth: counts[nth])):
        shares[nth] = min(counts[nth], left // (len(counts) - done))
        left -= shares[nth]
    return shares
