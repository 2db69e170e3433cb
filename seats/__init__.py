"""What people outside see and hand in: a procuracy, a bank, an auction organisation; no more."""
