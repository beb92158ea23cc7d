"""The linkage screen: what comes before what as a graph, cycles, packages, and who waits for whom."""
