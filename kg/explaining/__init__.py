"""From a claim back to its sentence and the rule that read it."""
