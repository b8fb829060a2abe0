"""What a sitting must be, which paper a guard draws, the way of an attempt, who is told. Pure."""
