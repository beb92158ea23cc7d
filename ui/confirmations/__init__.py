"""The attendance screen: who comes to what, who says so, on what condition, and which words contradict each other."""
