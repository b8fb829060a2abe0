"""Reads of joint patrols: rounds that were recorded, outings under way, checkpoints and what was shown there."""
