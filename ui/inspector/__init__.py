"""The panel at the right: everything of the chosen demand, meeting or incident, changed where it stands."""
