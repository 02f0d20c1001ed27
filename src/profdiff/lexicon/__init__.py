"""What extraction knows of the world, as data files with a reader each."""
