"""Tests: golden cases, real builds, a real browser."""
