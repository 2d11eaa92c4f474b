"""Questions to a graph, and what they say of it."""
