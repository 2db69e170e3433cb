"""Banks, auction organisations, courts, police. Empty until the issue that builds them."""
