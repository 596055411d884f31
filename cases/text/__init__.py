"""Reading Chinese enforcement prose: pure functions, text in, values out, no files and no database."""
