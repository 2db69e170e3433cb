"""What is done with drafts, and with the numbers of the documents an office issues."""
