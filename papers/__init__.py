"""Documents: decisions, notices, minutes, certificates. Empty until the issue that builds them."""
