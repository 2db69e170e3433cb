"""Organisations (cơ quan, tổ chức): one registry for every office, and outside seats."""
