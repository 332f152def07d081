"""The rules of OKR, held."""
