"""Holidays and exchanged days that the recorded calendar does not have yet, or has wrongly."""
