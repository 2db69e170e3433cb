"""What people do with accounts: offices, people, roles, passwords, signing in."""
