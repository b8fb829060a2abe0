"""What a sitting must be, which paper a guard draws, and the way of an attempt. Pure."""
