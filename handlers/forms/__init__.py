"""Forms that came back, read into wishes; an area each."""
