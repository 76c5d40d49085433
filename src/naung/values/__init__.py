"""What every room speaks of: NIK, rupiah, area, month, words. Standard library only."""
