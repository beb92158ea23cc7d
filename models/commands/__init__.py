"""What a person can do, one function each: open the door once, let the entities apply their rules, name the step.

A command takes an open workspace with ids and values, and gives the news of its edit (None where nothing changed) or
raises one of `models.errors`. Windows and the command line use the same ones.
"""
