"""The readiness screen: what is open before the summit, and whether the pace is enough."""
