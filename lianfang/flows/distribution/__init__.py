"""Who gets a bulletin, who has signed for it, and who is reminded."""
