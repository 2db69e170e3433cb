"""Papers about orders of the store: the stock voucher."""
