"""What we have to say, as frozen facts without prose; `messages/` finds the words."""
