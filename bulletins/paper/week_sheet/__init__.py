"""门岗周积分单: one unit's week on one sheet of A4, to hang at the gatehouse."""
