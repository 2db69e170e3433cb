"""Hand-overs that two people sign: what their pages, their help and the ledger say of them."""
