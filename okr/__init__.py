"""What is true: the language and the rules of OKR, with no I/O and nothing but the standard library."""
