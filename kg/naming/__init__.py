"""Names of actors, deals and goods in a text, and what they stand for."""
