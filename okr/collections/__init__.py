"""What a transaction can read and keep, as Protocols: one collection for each kind of thing."""
