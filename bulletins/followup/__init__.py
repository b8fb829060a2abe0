"""督办: what a leader's 批示 and a meeting's decisions ask for, by whom and by when, and what became of it."""
