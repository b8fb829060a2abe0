"""Codes that are shown at a checkpoint: printed, on a gate's screen, by an NTAG 424. All from one key, nothing stored."""
