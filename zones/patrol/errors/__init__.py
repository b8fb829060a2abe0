"""What joint patrols refuse: outings, check-ins."""
