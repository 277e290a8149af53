"""A paper's digest changes with everything that the paper says, and with nothing else."""

from batch.printing.seal import LENGTH, paper_hash, settings_seal

SEAL = settings_seal("templates", "rules", "school", "2026-09-15")
TEXTS = {"full_name": "Lý A", "phone": "0912345678"}
BEFORE = paper_hash(SEAL, 1, ("declaration_own", "slip"), TEXTS)


def test_a_digest_is_sixteen_hexadecimal_digits_and_always_the_same() -> None:
    assert len(BEFORE) == LENGTH == 16
    assert int(BEFORE, 16) >= 0
    assert paper_hash(SEAL, 1, ("declaration_own", "slip"), dict(TEXTS)) == BEFORE


def test_all_that_is_printed_counts() -> None:
    other = settings_seal("templates", "rules", "other school", "2026-09-15")
    found = {
        BEFORE,
        paper_hash(other, 1, ("declaration_own", "slip"), TEXTS),
        paper_hash(SEAL, 2, ("declaration_own", "slip"), TEXTS),
        paper_hash(SEAL, 1, ("slip", "declaration_own"), TEXTS),
        paper_hash(SEAL, 1, ("declaration_own", "slip"), TEXTS | {"phone": "0912345679"}),
        paper_hash(SEAL, 1, ("declaration_own", "slip"), {"full_name": "Lý", "phone": "A 0912345678"}),
    }
    assert len(found) == 6


def test_half_a_character_is_no_hindrance() -> None:
    assert paper_hash(SEAL, 1, (), {"full_name": "\ud800"}) != BEFORE
