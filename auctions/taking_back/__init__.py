"""Taking back what never was: what stands on it, and what the ledger says."""
