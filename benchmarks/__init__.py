"""What the program costs, as a ratio to a ceiling measured in the same run."""
