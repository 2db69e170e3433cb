"""Counts: what the ledger says of them, how a sample is drawn, how what was counted is compared."""
