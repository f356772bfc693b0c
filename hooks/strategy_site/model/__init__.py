"""The records: what they hold and of which type. No input, no output, no clock."""
