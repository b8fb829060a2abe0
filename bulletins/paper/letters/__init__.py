"""One-page sheets about one person: a letter is plain data, set with the bulletin's faces and printed by its press."""
