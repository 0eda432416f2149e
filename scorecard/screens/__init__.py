"""What a person asks about a quarter, as text for a terminal, as JSON, or as a letter to a directorate."""
