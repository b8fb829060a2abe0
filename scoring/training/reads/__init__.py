"""Reads of training: sessions, their rolls, plan against done, who owes what."""
