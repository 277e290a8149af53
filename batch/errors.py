"""A broken world, as opposed to bad data: exceptions that carry an exit code and a Vietnamese sentence.

Bad data never raises: it is a `Problem`. The exit codes are stable, for other programs rely on them.
"""

import errno

EXIT_DONE = 0
EXIT_BUG = 1
EXIT_USAGE = 2
EXIT_NEEDS_A_PERSON = 3
EXIT_NO_INPUT = 4
EXIT_SETTINGS = 5
EXIT_OUTPUT = 6
EXIT_ALREADY_GOING = 7
EXIT_WORKERS_LOST = 8
EXIT_INTERRUPTED = 130

DISK_REFUSES = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO})
"""Error numbers for which the disk is to blame and not what was to be written."""

_WORDS = {
    errno.ENOSPC: "đĩa đã đầy",
    errno.EDQUOT: "đã hết dung lượng được cấp",
    errno.EFBIG: "tệp vượt giới hạn kích thước",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EIO: "đĩa bị lỗi",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không được phép",
    errno.EEXIST: "đã có một tệp mang tên đó",
    errno.ENOTDIR: "có một tệp nằm ở chỗ phải là thư mục",
    errno.EISDIR: "đó là một thư mục",
    errno.ENOENT: "không có đường dẫn đó",
    errno.ENAMETOOLONG: "đường dẫn quá dài",
}


def words(error: OSError) -> str:
    """Say in Vietnamese why the system refused; its own words where we have none."""
    return _WORDS.get(error.errno or 0) or error.strerror or type(error).__name__


class BrokenWorld(Exception):
    """Something that no row is to blame for; ``sentence`` tells the user what to do, in Vietnamese."""

    exit_code = EXIT_BUG

    def __init__(self, sentence: str) -> None:
        """Keep the sentence as the only argument, so that the exception survives pickling."""
        super().__init__(sentence)
        self.sentence = sentence


class UsageError(BrokenWorld):
    """The command was called in a way that makes no sense."""

    exit_code = EXIT_USAGE


class NoInput(BrokenWorld):
    """Not one input could be read."""

    exit_code = EXIT_NO_INPUT


class SettingsInvalid(BrokenWorld):
    """school.toml, a rule set or a template is wrong."""

    exit_code = EXIT_SETTINGS


class OutputUnwritable(BrokenWorld):
    """The output folder cannot be written, or the disk is full."""

    exit_code = EXIT_OUTPUT


class AlreadyGoing(BrokenWorld):
    """The same run is going on in another process."""

    exit_code = EXIT_ALREADY_GOING


class WorkersLost(BrokenWorld):
    """The worker processes died and could not be replaced."""

    exit_code = EXIT_WORKERS_LOST
