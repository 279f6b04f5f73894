"""What a change of the catalogue does to people: edits, what they mean, whom they touch."""
