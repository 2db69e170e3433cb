"""Things that wait at the door, and what the ledger says of them."""
