"""``python -m kg`` is the command line."""

from kg.cli import app

if __name__ == "__main__":
    app(prog_name="kg")
