"""Speed, memory and scale, runnable by anyone."""
