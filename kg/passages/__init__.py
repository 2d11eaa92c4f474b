"""What one sentence tells with the help of others."""
