"""Rating rules: edges, reasons, and how near a figure is to another colour."""
