"""Where data may lie: local disks, private folders. Not here: what lies there."""
