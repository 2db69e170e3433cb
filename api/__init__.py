"""The same verbs over JSON; for now whether the application is ready."""
