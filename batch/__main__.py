"""``python -m batch`` and ``vssid-batch``."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        from batch.cli import start  # noqa: PLC0415 - stopped while it loads, it must say so and no more
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(start(sys.argv[1:]))


if __name__ == "__main__":
    main()
