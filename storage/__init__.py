"""What we remember: tables, queries, transactions and what is still to be said."""
