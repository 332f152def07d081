"""The Web API: one file a family of methods, one door in front of them."""
