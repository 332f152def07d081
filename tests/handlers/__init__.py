"""Real payloads in, recorded replies out."""
