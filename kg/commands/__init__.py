"""The commands of the command line, each a call of the library."""
