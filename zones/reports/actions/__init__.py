"""Writes what guards tell, inside a flow's transaction."""
