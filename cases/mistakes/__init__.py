"""Cases, assets and parties that were entered by mistake, and are taken back."""
