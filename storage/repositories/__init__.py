"""Every query: rows become domain objects and back."""
