"""The graph on disk: quads, the index beside them, and what a change touches."""
