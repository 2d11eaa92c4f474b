"""Dates and quantities: words into values."""
