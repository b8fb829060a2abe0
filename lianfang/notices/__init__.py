"""What somebody is to be told: written in the transaction of its cause, delivered at least once, with a key to know it by."""
