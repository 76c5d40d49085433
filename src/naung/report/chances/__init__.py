"""What the dice leave to chance, before they are thrown: sentences, JSON, a page. Not here: computing it (draw)."""
