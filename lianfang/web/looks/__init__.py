"""What pages and the API both look at, read once for either; each of them shows it in its own way."""
