"""Everything a person does with organisations."""
