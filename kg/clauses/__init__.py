"""What one clause tells: frames, and who fills their roles."""
