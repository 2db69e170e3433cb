"""People and rights: offices, accounts, who holds which role where."""
