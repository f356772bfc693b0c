"""The quarterly cycle: a new quarter's file, who has not returned, closing, withdrawing text."""
