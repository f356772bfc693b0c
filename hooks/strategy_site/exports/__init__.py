"""Files that programs read: each from the records, as they are shown."""
