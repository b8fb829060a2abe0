"""门岗通报单: what a bulletin means for one unit, on one sheet of A4 for the gatehouse wall. Its own unit only."""
