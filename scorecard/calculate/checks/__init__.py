"""What figures may not say: one kind of check a module, each yielding problems that an answer may settle."""
