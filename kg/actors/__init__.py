"""Who acts: offices, agencies and owners, and for whom they stand."""
