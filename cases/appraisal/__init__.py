"""How the price of a seized asset is to be found, before any lot."""
