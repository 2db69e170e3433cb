"""What a procuracy, a bank, an auction organisation, a store see and hand in; no more."""
