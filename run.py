"""Run motcua from a fresh clone: a private environment is made once, then used.

python3 run.py demo [--port N]   build the example catalogue and serve it
python3 run.py test [...]        style, types and all tests; extra words go to pytest
python3 run.py cover             all tests, and which branches of the code they do not take
python3 run.py bench [...]       the benchmark table
python3 run.py WORD [...]        any program of the environment: motcua check examples/hcmc
"""

# No `from __future__ import annotations`: Python 3.6 must be able to read as far as the refusal.

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

OLDEST = (3, 11)


def refusal(version: "tuple[int, int]") -> "str | None":
    if version >= OLDEST:
        return None
    return (
        "motcua cần Python {0}.{1} trở lên; máy đang chạy Python {2}.{3}. "
        "Xin cài bản mới hơn rồi chạy lại.\n"
        "motcua needs Python {0}.{1} or newer; this is Python {2}.{3}. "
        "Please install a newer one and run again."
    ).format(*OLDEST, *version)


if refusal(sys.version_info[:2]):
    sys.exit(refusal(sys.version_info[:2]))

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
HOME = ROOT / ".motcua-env"
VENV = HOME / "venv"
STAMP = HOME / "stamp"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")

BROWSERS = (
    "chromium-headless-shell",  # draws as the others do, with a third less work
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


def main(words: list[str]) -> int:
    if not words or words[0] in ("-h", "--help", "help"):
        print(__doc__)
        return 0
    prepare()
    os.environ.update(inside(os.environ.get("PATH", os.defpath)))
    if words[0] == "test":
        return test(words[1:])
    return become(command(words))


def command(words: list[str]) -> list[str]:
    """The program that the words stand for, with its arguments."""
    if words[0] == "demo":
        return [str(SCRIPTS / "motcua"), *words]
    if words[0] == "bench":
        return [str(PYTHON), "-m", "tests.bench", *words[1:]]
    if words[0] == "cover":  # a word of its own: watching every branch doubles the time
        return [str(PYTHON), "-m", "pytest", *EVERYTHING, "--cov", "--cov-report", "term"]
    return [str(SCRIPTS / words[0]), *words[1:]]


def inside(path: str) -> dict[str, str]:
    return {
        "PATH": f"{SCRIPTS}{os.pathsep}{path}",
        "VIRTUAL_ENV": str(VENV),
        "PYTHONUTF8": "1",  # Vietnamese on a console that believes in another code page
        "PYTHONDONTWRITEBYTECODE": "",  # else each of many processes compiles every module anew
    }


def become(arguments: list[str]) -> int:
    """Replace this process, so that Ctrl-C and signals reach the program itself."""
    program = shutil.which(arguments[0])
    if program is None:
        word = Path(arguments[0]).name
        sys.exit(f"Không có lệnh “{word}”. / There is no command “{word}”.\n{__doc__}")
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(program, arguments)
    return subprocess.call([program, *arguments[1:]])


# ---- tests

EVERYTHING = ["-n", "auto", "--dist", "worksteal"]


def test(arguments: list[str]) -> int:
    """Every check runs, whatever the others say; pytest closes, so that its count is read last."""
    os.chdir(ROOT)
    provide_browser()
    codes = [run_check(check) for check in checks(arguments)]
    return next((code for code in reversed(codes) if code), 0)


def checks(arguments: list[str]) -> list[list[str]]:
    return [
        ["ruff", "check"],
        ["ruff", "format", "--check"],
        ["mypy"],
        ["pytest", *(arguments or EVERYTHING)],
    ]


def run_check(check: list[str]) -> int:
    print(f"== {' '.join(check)}", flush=True)
    code = subprocess.call([str(PYTHON), "-m", *check])
    if code and check[0] != "pytest":
        print(f"!! {' '.join(check)}: {code}", flush=True)
    return code


def browser() -> "str | None":
    """A Chromium that starts; Ubuntu's `chromium-browser` may be a stub that only names a snap."""
    names = (os.environ.get("CHROMIUM", ""), *BROWSERS)
    return next((path for path in map(shutil.which, names) if path and starts(path)), None)


def starts(path: str) -> bool:
    if os.name == "nt":  # there --version opens a window
        return True
    return quiet([path, "--version"])


def provide_browser() -> None:
    """Where no browser is found, try to get one; the browser tests say what to do without."""
    if not browser():
        download_browser()
    if not browser():
        install_browser()


def download_browser() -> None:
    say("Đang tải trình duyệt cho kiểm thử… / Fetching a browser for the tests…")
    if quiet([str(PYTHON), "-m", "playwright", "install", "chromium"]):
        asks = "import playwright.sync_api as p; print(p.sync_playwright().start().chromium"
        found = subprocess.run(
            [str(PYTHON), "-c", asks + ".executable_path)"], capture_output=True, text=True
        )
        os.environ["CHROMIUM"] = found.stdout.strip()


def install_browser() -> None:
    """Debian as root only: elsewhere it is not for a test command to change the system."""
    if shutil.which("apt-get") and Path("/etc/debian_version").exists() and os.geteuid() == 0:
        os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
        quiet(["apt-get", "update"])
        install = ["apt-get", "install", "-y", "--no-install-recommends"]
        any(quiet([*install, name]) for name in ("chromium-headless-shell", "chromium"))


# ---- the environment


def prepare() -> None:
    if is_current():
        return
    with alone():
        if not is_current():
            build()


def is_current() -> bool:
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text("utf-8") == stamp()


def stamp() -> str:
    """What the environment depends on: the lock, our own metadata, the Python, the place."""
    content = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    return f"{content.hexdigest()}\n{sys.implementation.cache_tag} {sys.version}\n{ROOT}\n"


@contextmanager
def alone() -> Iterator[None]:
    """One run.py builds, others wait; an SQLite lock dies with its process on every system."""
    import sqlite3

    HOME.mkdir(exist_ok=True)
    (HOME / ".gitignore").write_text("*\n", "utf-8")
    with closing(sqlite3.connect(HOME / "building", timeout=1800, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def build() -> None:
    say("Đang chuẩn bị môi trường riêng, chỉ lần này… / Preparing a private environment, once…")
    STAMP.unlink(missing_ok=True)
    os.environ.setdefault("UV_SYSTEM_CERTS", "1")  # office networks often have their own authority
    os.environ.update(PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_ROOT_USER_ACTION="ignore")
    if build_with_uv(shutil.which("uv")) or build_with_uv(fetched_uv()) or build_with_pip():
        STAMP.write_text(stamp(), "utf-8")
        return
    sys.exit(
        "Chưa chuẩn bị được môi trường. Xin kiểm tra kết nối mạng, cài uv hoặc gói python3-venv, "
        "rồi chạy lại.\n"
        "The environment could not be prepared. Please check the network, install uv or the "
        "package python3-venv, and run again."
    )


def build_with_uv(uv: "str | None") -> bool:
    if uv is None:
        return False
    pip = [uv, "--quiet", "pip", "install", "--python", str(PYTHON)]
    return done(
        [uv, "--quiet", "venv", "--clear", "--no-project", "--python", sys.executable, str(VENV)],
        [*pip, "--require-hashes", "-r", str(LOCK)],
        [*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)],
    )


def fetched_uv() -> "str | None":
    """A folder of its own: a Python managed by the system refuses pip any other place."""
    folder = HOME / "uv"
    pip = [sys.executable, "-m", "pip", "--quiet", "install"]
    lock = ROOT / ".ci" / "installer.lock"
    done([*pip, "--upgrade", "--target", str(folder), "--require-hashes", "-r", str(lock)])
    return shutil.which("uv", path=f"{folder / 'bin'}{os.pathsep}{folder / 'Scripts'}")


def build_with_pip() -> bool:
    pip = [str(PYTHON), "-m", "pip", "--quiet", "install"]
    return done(
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        [*pip, "--require-hashes", "-r", str(LOCK)],
        [*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)],
    )


def done(*commands: list[str]) -> bool:
    """Run one after the other until one fails; their errors are shown as they are."""
    return all(subprocess.call(command, stdout=sys.stderr) == 0 for command in commands)


def quiet(arguments: list[str]) -> bool:
    try:
        return subprocess.run(arguments, capture_output=True, timeout=600).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
