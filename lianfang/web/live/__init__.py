"""Live pages: what changed, told at once to whom it concerns, over streams that may break at any moment."""
