"""Papers about lots: the decision of a reduction, the letter to the auction organisation."""
