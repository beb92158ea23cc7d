"""The steps, one file each; what a released step did is never changed."""
