"""Drafts a catalogue from the records of a public portal of procedures.

What a record says beyond doubt is taken; every guess, and every text that was not understood,
stands beside its place under `review`, for a person to decide.
"""
