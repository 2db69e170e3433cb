"""The book of the store: its lines, its quarters, and what the ledger says of its closings."""
