"""``python -m batch`` and ``vssid-batch``."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from batch.cli import start  # noqa: PLC0415 - a bug on import must reach the user as a sentence too

    sys.exit(start(sys.argv[1:]))


if __name__ == "__main__":
    main()
