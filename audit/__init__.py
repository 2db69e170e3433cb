"""The ledger: append-only, hash-chained, one stream per subject."""
