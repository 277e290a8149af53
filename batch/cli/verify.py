"""`verify`: is a published run still what its manifest says, byte for byte?"""

from pathlib import Path

from batch import store
from batch.cli.say import Voice
from batch.errors import EXIT_DONE, EXIT_NEEDS_A_PERSON, NoInput

_MOST_LINES = 20


def verify(folder: Path) -> int:
    """Compare every file with the manifest and name what differs; NoInput when the folder is no run."""
    manifest = store.manifest(folder)
    if manifest is None:
        raise NoInput(f"«{folder}» không phải thư mục kết quả: không có tệp {store.MANIFEST} đọc được.")
    expected = {entry.path: entry.sha256 for entry in manifest.outputs}
    actual = {entry["path"]: entry["sha256"] for entry in store.digests(folder)}
    faults = [
        *(f"Mất tệp: {path}" for path in sorted(expected.keys() - actual.keys())),
        *(f"Thừa tệp: {path}" for path in sorted(actual.keys() - expected.keys())),
        *(f"Tệp đã đổi: {path}" for path in sorted(expected.keys() & actual.keys()) if expected[path] != actual[path]),
    ]
    voice = Voice(to_stderr=False, quiet=False)
    if not faults:
        voice.line(f"Nguyên vẹn: {len(expected)} tệp đúng như bản kê.")
        return EXIT_DONE
    for fault in faults[:_MOST_LINES]:
        voice.line(fault)
    voice.line(f"Không nguyên vẹn: {len(faults)} chỗ sai. Chạy lại đợt này vào một thư mục mới.")
    return EXIT_NEEDS_A_PERSON
