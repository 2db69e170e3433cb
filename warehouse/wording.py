"""Words of warehouse: labels and tones of every code."""
