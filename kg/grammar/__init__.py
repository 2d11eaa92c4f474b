"""Text into words, and what hangs on what in a sentence."""
