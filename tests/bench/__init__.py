"""Measurements: ratios within one run, never seconds across runs, and never a test."""
