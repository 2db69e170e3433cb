"""Thresholds that are not law: declared by the rooms, set by each office, inherited downward."""
