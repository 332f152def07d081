"""Everything that can be wrong with a request; each docstring is the sentence a person reads."""
