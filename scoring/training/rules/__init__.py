"""What a session must be, who signs and is counted, what a month asks, which questions follow. Pure."""
