"""What stands at the head of an office's papers besides words: its logo."""
