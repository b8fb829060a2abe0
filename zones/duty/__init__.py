"""Posts by kind and hour, shifts, and who is on duty at an instant."""
