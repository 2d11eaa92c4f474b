"""What the input formats share: finding and opening files, dates, header lines, rows, and the making of an article."""
