"""Why a thing is still here: each thing is asked about at its interval."""
