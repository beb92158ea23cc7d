"""Small shared parts of the screens. They know the theme and the vocabulary, no screen and no workspace."""
