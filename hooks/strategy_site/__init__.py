"""Records of a Prevent strategy, checked and turned into the parts of a static site."""
