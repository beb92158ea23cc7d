"""The screen of the parties: the list, the page of one, and the network of who met whom."""
