"""Things an old file claims to be on the shelf, until somebody sees them."""
