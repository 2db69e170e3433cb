"""The money of a case: what the ledger says of it, and the sums over it."""
