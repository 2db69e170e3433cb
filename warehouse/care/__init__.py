"""Care of what loses value while it waits: what a visit checks, and what the ledger says of it."""
