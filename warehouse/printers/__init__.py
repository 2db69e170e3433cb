"""Printers of an office: where the labels lie on their paper, and what the ledger says of them."""
