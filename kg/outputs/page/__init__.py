"""The parts of the HTML view: what it shows (data), in which words, and the page that shows it."""
