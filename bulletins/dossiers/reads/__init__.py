"""Registers by topic. Each takes a Scope and a Span and is one statement, whatever it covers."""
