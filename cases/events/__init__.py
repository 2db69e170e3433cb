"""Dated events of a case, and the state of the case that follows from them."""
