"""What runs by itself: the timetable, the process that keeps it, one run a job and day."""
