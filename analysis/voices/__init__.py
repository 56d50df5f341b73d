"""Who speaks in an article, in which words, and who is named."""
