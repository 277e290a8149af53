#!/bin/sh
# Makes .venv ready, and what it stands on. Usage: deploy/bootstrap.sh run|dev
#
# run: the system libraries WeasyPrint loads, python3-venv, .venv with the locked dependencies, and this project.
# dev: the same, with the tools of `make test` and `make check`.
#
# A stage leaves a stamp in .venv with all that it depends on; while the stamps hold, nothing is done and the
# whole takes a fraction of a second. PYTHON=... chooses another interpreter (3.11 or newer).
set -eu

stage=${1:-run}
root=$(cd "$(dirname "$0")/.." && pwd -P)
python=${PYTHON:-python3}
venv=$root/.venv
cd "$root"

say() { printf '%s\n' "$*" >&2; }
have() { command -v "$1" >/dev/null 2>&1; }

# --- the system: Debian's packages, or the command that brings another system's ---------------------------------

# Loads the libraries in the way WeasyPrint does; names on stdout the Debian package that brings
# each missing one (its own, or one that depends on it and bears the same name in every release).
missing_libraries() {
    "$1" - <<'PY'
import ctypes
import sys

PACKAGES = {
    "gobject-2.0:0": "libpango-1.0-0",
    "pango-1.0:0": "libpango-1.0-0",
    "pangoft2-1.0:0": "libpangoft2-1.0-0",
    "harfbuzz:0": "libpangoft2-1.0-0",
    "harfbuzz-subset:0": "libharfbuzz-subset0",
    "fontconfig:1": "libpangoft2-1.0-0",
}
missing = set()
for library, package in PACKAGES.items():
    name, _, version = library.partition(":")
    shared = f"lib{name}.{version}.dylib" if sys.platform == "darwin" else f"lib{name}.so.{version}"
    places = ["", "/opt/homebrew/lib/", "/usr/local/lib/"] if sys.platform == "darwin" else [""]
    for place in places:
        try:
            ctypes.CDLL(place + shared)
            break
        except OSError:
            continue
    else:
        missing.add(package)
print(*sorted(missing))
PY
}

# What Debian must bring before .venv can be made: package names on one line, or nothing.
missing_packages() {
    if ! have "$python"; then
        echo python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
        return
    fi
    # Debian ships the module venv without ensurepip, which it needs.
    "$python" -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
    missing_libraries "$python"
}

# As root or by sudo; asks nothing; waits for another apt to finish, as on a machine that has just booted.
apt() {
    set -- env DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes \
        apt-get -qq -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 "$@"
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi >/dev/null
}

apt_install() {
    # One source that does not answer need not stop us: the install will tell.
    apt update || true
    apt install -y --no-install-recommends "$@"
}

may_install() { have apt-get && { [ "$(id -u)" -eq 0 ] || have sudo; }; }

# The command that brings the same to this system, by the package manager it has.
command_here() {
    if have apt-get; then echo "apt-get update && apt-get install -y $*"
    elif have dnf; then echo "dnf install -y python3 python3-pip pango harfbuzz fontconfig glib2"
    elif have zypper; then echo "zypper install -y python311 python311-pip libpango-1_0-0 libharfbuzz-subset0"
    elif have pacman; then echo "pacman -S --needed python pango harfbuzz fontconfig"
    elif have apk; then echo "apk add python3 py3-pip pango harfbuzz-subset fontconfig"
    elif have brew; then echo "brew install python pango"
    else echo "apt-get update && apt-get install -y $*   (Debian; your system's names for these may differ)"
    fi
}

system_ready() {
    packages=$(missing_packages | tr '\n' ' ' | sed 's/ *$//; s/^ *//')
    [ -n "$packages" ] || return 0
    if may_install; then
        say "Cài gói hệ thống / installing system packages: $packages"
        # shellcheck disable=SC2086 — a list of names, meant to split
        apt_install $packages || say "apt-get không cài được / apt-get failed."
        packages=$(missing_packages | tr '\n' ' ' | sed 's/ *$//; s/^ *//')
        [ -n "$packages" ] || return 0
    fi
    # shellcheck disable=SC2086
    cat >&2 <<MESSAGE

Máy này còn thiếu thư viện hệ thống và không tự cài được: $packages
Hãy chạy lệnh sau với quyền quản trị (root), rồi chạy lại lệnh make.
(System packages are missing and could not be installed from here. Run this as root, then make again.)

    $(command_here $packages)

MESSAGE
    exit 1
}

# --- .venv: one stamp a stage -------------------------------------------------------------------------------------

digest() { cat "$@" | cksum; }
stamped() { [ "$(cat "$venv/stamp-$1" 2>/dev/null)" = "$2" ]; }
stamp() { printf '%s\n' "$2" >"$venv/stamp-$1"; }
# Only what the lock names, byte for byte.
install_locked() { "$venv/bin/python" -m pip install -q --disable-pip-version-check --require-hashes -r "$1"; }

interpreter_ready() {
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' && return
    say "Cần Python 3.11 trở lên, mà '$python' là $("$python" --version 2>&1). Ví dụ: make run PYTHON=python3.12"
    say "(Python 3.11 or newer is needed; name it as in the example.)"
    exit 1
}

if have "$python"; then interpreter_ready; fi
# Looked at every time, for it is cheap: .venv may have come to a machine without the libraries, or lost its Python.
if ! missing=$(missing_libraries "$venv/bin/python" 2>/dev/null) || [ -n "$missing" ]; then
    system_ready
    interpreter_ready
fi

# Two makes at once wait for each other, where there is flock.
if have flock; then
    exec 9<"$root/deploy/bootstrap.sh"
    flock 9
fi

base="$root $("$python" -c 'import os, sys; print(os.path.realpath(sys.executable), sys.version)' | tr '\n' ' ')"
runtime="$base $(digest requirements.txt)"
if ! stamped runtime "$runtime" || ! "$venv/bin/python" -c '' 2>/dev/null; then
    say "Chuẩn bị .venv và các gói Python đã khoá phiên bản (chỉ lần đầu, khoảng một phút) / setting up .venv…"
    # Anew rather than amended: no package of an older lock stays behind.
    rm -rf "$venv"
    "$python" -m venv "$venv"
    install_locked requirements.txt
    stamp runtime "$runtime"
fi

project="$runtime $(digest pyproject.toml)"
if ! stamped project "$project"; then
    "$venv/bin/python" -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
    stamp project "$project"
fi

dev="$runtime $(digest requirements-dev.txt)"
if [ "$stage" = dev ] && ! stamped dev "$dev"; then
    say "Cài công cụ kiểm thử / installing the test tools…"
    install_locked requirements-dev.txt
    # Reads the text of finished papers back. Without it those tests skip, so that its lack stops nobody.
    if ! have pdftotext && may_install; then
        apt_install poppler-utils || say "Không cài được poppler-utils: một số kiểm thử PDF sẽ bỏ qua / some PDF tests will skip."
    fi
    stamp dev "$dev"
fi
