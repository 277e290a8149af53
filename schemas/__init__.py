"""The nouns: what things are, and the dated law. Imports nothing of ours but itself, touches no disk."""
