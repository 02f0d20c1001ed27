"""What other programs run profdiff by, and what they have to be told for it."""
