"""The data as tables that anyone may take: their columns, their rows, and both as CSV and JSON.

All of it comes from the records and from the reports of the quarters, as the pages do.
"""
