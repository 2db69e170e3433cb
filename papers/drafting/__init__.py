"""Papers drafted here from templates: facts, text, number at signing, DOCX and PDF."""
