"""Forms of the warehouse: shape and presence only, no law."""
