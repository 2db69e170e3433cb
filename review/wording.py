"""Words of review: labels and tones of every code."""
