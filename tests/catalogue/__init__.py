"""The catalogue: settings as typed, what they mean, and what is said about wrong ones."""
