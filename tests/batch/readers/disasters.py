"""Work for the child process that goes wrong in every way an engine may."""

import os
import time


def abort() -> None:
    os.abort()


def die_silently() -> None:
    os._exit(0)


def spin() -> None:
    while True:
        pass


def sleep() -> None:
    time.sleep(60)


def hog() -> None:
    filled = [bytearray(2**24)]
    while True:
        filled.append(bytearray(2**24))


def long_text(length: int) -> str:
    return "x" * length


def shout() -> str:
    os.write(2, b"a native library's last words\n")
    return "done"
