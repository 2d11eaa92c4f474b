"""When, how much and how sure: what belongs to an event beside its roles."""
