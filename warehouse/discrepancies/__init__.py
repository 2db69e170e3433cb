"""Discrepancies: what the ledger says of them, and which locks they make."""
