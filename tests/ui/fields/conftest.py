"""The sample, for fields that are relative to its clock and its sources."""

from tests.ui.dialogs.conftest import sample, sample_file

__all__ = ["sample", "sample_file"]
