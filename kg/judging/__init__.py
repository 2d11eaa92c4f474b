"""What a user knows better: judgements, and the doubtful pairs to decide."""
