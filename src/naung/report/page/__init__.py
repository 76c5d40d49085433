"""What is drawn for a screen: laporan.html, and the form and marks of every page. Not here: counting (figures)."""
