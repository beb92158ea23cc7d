"""The commands without a window: what each prints, and how it ends. `main.py` chooses among them."""
