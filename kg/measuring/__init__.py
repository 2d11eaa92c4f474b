"""How well articles are read, against what careful readers wrote down."""
