"""What is changed of places that stand."""
