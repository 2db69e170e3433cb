"""What people do with an uploaded file: keep it, look at its rows, import them."""
