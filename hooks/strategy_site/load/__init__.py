"""From files to records, collecting every problem on the way."""
