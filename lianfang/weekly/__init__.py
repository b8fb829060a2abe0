"""周汇总: a station's week is frozen at a head of the chain; what it contains is read from the books as they were sealed by then."""
