"""What people ask of us, as frozen facts; nobody past the handlers knows where they came from."""
