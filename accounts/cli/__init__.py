"""Commands about people and offices."""
