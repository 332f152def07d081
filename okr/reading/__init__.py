"""How what people write is read: figures, units, days and aims in a sentence."""
