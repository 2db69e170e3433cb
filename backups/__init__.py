"""Copies of an office: made while people work, verified, restored on either engine."""
