"""What every room stands on: the database, time, actors, permissions, refusals."""
