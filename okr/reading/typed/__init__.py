"""Reads the parts of a typed reply: its lines, the head of an answer, and what follows it."""
