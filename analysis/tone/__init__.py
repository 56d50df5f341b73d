"""Tone of sentences, and what may be said of its means."""
