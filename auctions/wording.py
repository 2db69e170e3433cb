"""Words of auctions: labels and tones of every code."""
