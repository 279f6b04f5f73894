"""House style: one layout and one spelling for every file of a catalogue."""
