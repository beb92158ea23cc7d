"""The summary report: gather the state of play, typeset it, write it. No Qt, no screen."""
