"""Reads for the pages of review: what is due, what is stalled, who was told to do what."""
