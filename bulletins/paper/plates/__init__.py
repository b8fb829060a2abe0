"""Sheets of plates for checkpoints: several on a page, to be cut; set with the bulletin's faces and printed by its press."""
