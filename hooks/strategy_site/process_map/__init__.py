"""A process as a graph, its picture laid out, and the same steps in words."""
