"""The decision that publishes what a new edition changes, as papers and as a record."""
