"""Entry fields that dialogs and the inspector share: they know the vocabulary and the theme, no command."""
