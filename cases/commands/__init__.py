"""The commands, by what they do to cases: parse, call, print. No SQL, no file reading, no formatting.

Importing one of the modules adds its commands to the command line.
"""
