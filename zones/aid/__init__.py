"""Backup: a unit asks, neighbours come or help from their posts, a person closes."""
