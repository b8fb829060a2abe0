"""Sheets of plates for checkpoints and units: several on a page, to be cut; set with the bulletin's faces and printed by its press."""
