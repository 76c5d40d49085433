"""The made city looks like a city, its lists like lists, and its truth is true."""
