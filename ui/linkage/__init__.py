"""The linkage screen: what comes before what as a graph, circles, packages, and who waits for whom."""
