"""The demonstration office: a living office replayed through the real operations."""
