"""A new procedure from a lawyer's answers: the questions, what they mean, and what is written."""
