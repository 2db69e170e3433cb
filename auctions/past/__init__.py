"""Auctions of the past, as an old file tells of them."""
