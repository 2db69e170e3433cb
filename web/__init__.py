"""HTTP plumbing: access, forms, pages, errors, formatting. No word of the domain."""
