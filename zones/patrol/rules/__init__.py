"""Rules of joint patrols: when two records are one round, what a check-in is worth as evidence."""
