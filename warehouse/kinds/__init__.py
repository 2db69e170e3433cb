"""Kinds of things: what an office says of one beside the law, inherited downward."""
