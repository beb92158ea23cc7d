"""Where a negotiation lies: the file, its engine, its schema and migrations, its checks."""
