"""What review does: refresh the flags, give and answer directives, remind."""
