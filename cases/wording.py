"""Words of cases: labels and tones of every code."""
