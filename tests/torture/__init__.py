"""What the promises of SECURITY.md have to stand: `python -m tests.torture`."""
