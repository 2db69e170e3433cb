"""Looks at things where they lie, and what the ledger says of them."""
