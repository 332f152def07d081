"""What we hear: a platform's payload becomes a command, a use case and a reply."""
