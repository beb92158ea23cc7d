"""The timeline screen. `ui.timeline.view` loads numpy and pyqtgraph: the window imports it when first shown."""
