"""Why what was told, or what was done with it, is refused."""
