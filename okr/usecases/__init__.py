"""What the product does: one verb a file, one transaction each."""
