"""Carries what the outbox holds to its platform, within the platform's limits."""
