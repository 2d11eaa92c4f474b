"""Who and what is known beforehand, and how it is looked up."""
