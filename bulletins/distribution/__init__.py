"""Who gets a bulletin: its publisher's units by themselves, receivers outside by name; and who has signed for it."""
