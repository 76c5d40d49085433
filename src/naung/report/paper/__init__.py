"""What is printed, as PDF: the announcement before the dice, a person's slip. Not here: what is drawn for a screen."""
