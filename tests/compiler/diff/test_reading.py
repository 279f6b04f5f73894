"""Editions as people spell them: folders, bundles, and revisions of real repositories."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from compiler.bundle import INDEX
from compiler.diff import git
from compiler.diff.reading import read_side, read_sides
from compiler.diff.side import Side, of_files
from compiler.diff.unreadable import Unreadable
from compiler.pipeline import check_folder
from compiler.publish import bundle_files
from tests.built import EXAMPLES
from tests.snippets import BASE

WHO = {
    "GIT_AUTHOR_NAME": "a",
    "GIT_COMMITTER_NAME": "a",
    "EMAIL": "a@b.vn",
    "PATH": "/usr/bin:/bin",
}


def run_git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, env=WHO, check=True, capture_output=True)


def commit(folder: Path) -> None:
    run_git(folder, "add", "-A")
    run_git(folder, "commit", "-q", "-m", "x")


def written(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def renamed(folder: Path) -> None:
    """The same catalogue, its procedure under another name."""
    path = next((folder / "procedures").rglob("*.yaml"))
    path.write_text(path.read_text().replace("name: ", "name: Việc ", 1))


@pytest.fixture(scope="module")
def bundle() -> dict[str, bytes]:
    return dict(bundle_files(check_folder(BASE)))


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory, bundle: Mapping[str, bytes]) -> Path:
    """`dau`: a catalogue in one folder, a bundle in another. After it: a renamed procedure, a
    second catalogue that extends a third."""
    folder = tmp_path_factory.mktemp("kho")
    run_git(folder, "init", "-q", "-b", "main")
    shutil.copytree(BASE, folder / "danh_muc")
    written(folder / "goi", bundle)
    (folder / "lien_ket").symlink_to("/etc")
    commit(folder)
    run_git(folder, "tag", "dau")
    renamed(folder / "danh_muc")
    shutil.copytree(EXAMPLES / "overlay", folder / "hai_cap")
    commit(folder)
    return folder


@pytest.fixture
def inside(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(repository)
    return repository


def names(side: Side) -> list[str]:
    return [one.name for one in side.index.entries]


def refused(spelled: str) -> tuple[str, dict[str, str]]:
    with pytest.raises(Unreadable) as caught:
        read_side(spelled).index  # noqa: B018
    return caught.value.slug, caught.value.told


def test_a_catalogue_folder_and_its_bundle_are_one_edition(
    tmp_path: Path, bundle: Mapping[str, bytes]
) -> None:
    written(tmp_path, bundle)
    authored, built = read_side(str(BASE)), read_side(str(tmp_path))
    assert authored.hash == built.hash
    assert authored.index == built.index
    entry = built.index.entries[0]
    assert built.program(entry) == authored.program(entry)
    assert built.world == authored.world
    assert built.place(entry, "name") == authored.place(entry, "name")


def test_a_program_is_read_once(bundle: Mapping[str, bytes]) -> None:
    side = of_files("gói", bundle)
    entry = side.index.entries[0]
    assert side.program(entry) is side.program(entry)


def test_a_revision_holds_what_was_committed(inside: Path) -> None:
    before, after = read_side("dau:danh_muc"), read_side("main:danh_muc/")
    assert before.hash == read_side(str(BASE)).hash
    assert [one.replace("Việc ", "", 1) for one in names(after)] == names(before)
    assert names(after) == names(read_side("danh_muc"))


def test_a_bundle_in_a_revision_is_read_as_it_is(inside: Path) -> None:
    side = read_side("dau:goi")
    assert side.hash == read_side("dau:danh_muc").hash
    entry = side.index.entries[0]
    assert side.program(entry).code == entry.code
    assert side.place(entry, "name") is not None


def test_a_catalogue_of_a_revision_finds_the_one_that_it_extends(inside: Path) -> None:
    there = read_side("HEAD:hai_cap/thanh_pho")
    assert there.hash == read_side(str(EXAMPLES / "overlay/thanh_pho")).hash


@pytest.mark.parametrize("other", ["danh_muc", "HEAD:danh_muc"])
def test_a_bare_revision_means_the_folder_of_the_other_edition(inside: Path, other: str) -> None:
    old, new = read_sides("dau", other)
    assert old.hash == read_side("dau:danh_muc").hash
    assert names(new) == names(read_side("danh_muc"))


def test_a_bare_revision_means_the_working_folder(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "danh_muc")
    old, new = read_sides("dau", "main")
    assert (old.hash, names(new)) == (
        read_side("dau:danh_muc").hash,
        names(read_side(".")),
    )


def test_a_bare_revision_means_its_only_catalogue(inside: Path) -> None:
    assert read_side("dau").hash == read_side("dau:danh_muc").hash


def test_of_several_catalogues_none_is_guessed(inside: Path) -> None:
    assert refused("main") == ("side-folder-unclear", {"name": "main", "count": "3"})


def test_the_repository_is_that_of_the_folder_beside(repository: Path) -> None:
    old, _ = read_sides("dau", str(repository / "danh_muc"))
    assert old.hash == read_side(str(BASE)).hash


@pytest.mark.parametrize(
    "spelled",
    [
        "--output=x", "--output=x:danh_muc", "-h:danh_muc", "--upload-pack=touch x:danh_muc",
        "khong_co", "khong_co:danh_muc", "dau^{tree}:danh_muc", "", ":danh_muc", "dau\0:danh_muc",
        "dau\n:danh_muc", "$(touch x):danh_muc", "khong_co/goi",
    ],
)  # fmt: skip
def test_what_names_no_commit_is_refused(inside: Path, spelled: str) -> None:
    before = sorted(inside.rglob("*"))
    assert refused(spelled)[0] == "side-not-found"
    assert sorted(inside.rglob("*")) == before


@pytest.mark.parametrize("path", ["../..", "/etc", "danh_muc/../../x", "a\0b"])
def test_a_path_out_of_the_repository_is_refused(inside: Path, path: str) -> None:
    assert refused(f"dau:{path}") == ("side-outside", {"name": path})


@pytest.mark.parametrize("path", ["khong_co", "danh_muc/procedures", "lien_ket", ":(glob)**"])
def test_a_folder_without_a_catalogue_is_refused(inside: Path, path: str) -> None:
    assert refused(f"dau:{path}")[0] == "side-without-catalogue"


def test_a_folder_on_disk_without_a_catalogue_is_refused(tmp_path: Path) -> None:
    assert refused(str(tmp_path)) == ("side-without-catalogue", {"name": str(tmp_path)})


def test_an_edition_with_errors_tells_how_many_and_the_first(tmp_path: Path) -> None:
    folder = tmp_path / "sai"
    shutil.copytree(BASE, folder)
    path = next((folder / "procedures").rglob("*.yaml"))
    path.write_text(path.read_text() + "khong_co_khoa_nay: 1\n")
    slug, told = refused(str(folder))
    line = path.read_text().count("\n")
    assert slug == "side-does-not-compile"
    assert told["count"] == "1"
    assert told["places"].startswith(f"{path.relative_to(folder)}:{line}:1 ")


def test_more_files_than_a_catalogue_has_are_refused(
    inside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(git, "MOST_FILES", 3)
    slug, told = refused("dau:danh_muc")
    assert (slug, told["most"]) == ("side-too-many-files", "3")


def test_more_bytes_than_a_catalogue_has_are_refused(
    inside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(git, "MOST_BYTES", 100)
    assert refused("dau:danh_muc")[0] == "side-too-big"


def test_links_of_a_revision_are_passed_over(inside: Path) -> None:
    found = git.revision(inside, "dau")
    assert "lien_ket" not in found.blobs


def test_a_bundle_that_lacks_a_file_says_which(bundle: Mapping[str, bytes]) -> None:
    side = of_files("gói", {INDEX: bundle[INDEX]})
    entry = side.index.entries[0]
    with pytest.raises(Unreadable) as caught:
        side.program(entry)
    assert (caught.value.slug, caught.value.told["file"]) == ("side-file-missing", entry.path)
    assert side.place(entry, "name") is None


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"format": 1}', b"\xff"])
def test_an_index_that_is_none_is_told(content: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        of_files("gói", {INDEX: content}).index  # noqa: B018
    assert (caught.value.slug, caught.value.told["file"]) == ("side-file-broken", INDEX)


def test_a_program_that_is_not_what_its_name_says_is_told(bundle: Mapping[str, bytes]) -> None:
    entry = of_files("gói", bundle).index.entries[0]
    side = of_files("gói", {**bundle, entry.path: bundle[entry.path] + b" "})
    with pytest.raises(Unreadable) as caught:
        side.program(entry)
    assert caught.value.slug == "side-file-broken"


def test_an_index_reads_nothing_outside_of_its_bundle(
    tmp_path: Path, bundle: Mapping[str, bytes]
) -> None:
    written(tmp_path / "goi", bundle)
    (tmp_path / "ngoai.json").write_text("[]")
    with pytest.raises(Unreadable):
        read_side(str(tmp_path / "goi")).file("../ngoai.json")


def test_of_many_programs_only_the_latest_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compiler.diff.side.KEPT", 1)
    side = of_files("gói", dict(bundle_files(check_folder(EXAMPLES / "overlay/quoc_gia"))))
    first, second = side.index.entries[:2]
    kept = side.program(first)
    assert side.program(second).code == second.code
    assert side.program(first) == kept
    assert side.program(first) is not kept
