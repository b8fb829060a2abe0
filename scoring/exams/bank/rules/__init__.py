"""What a question must be, which two are alike, and what its answers say of it. Pure."""
