"""Rules of backup: who can come, and one pure decision per command."""
