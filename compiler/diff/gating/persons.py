"""Gate: what is nobody's business is asked only where an act says so at the question itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from catalogue.record import record
from compiler import ir
from compiler.diff.gating.subject import Shut, Subject
from compiler.scenarios import GENERATED as OF_PAPERS

SENSITIVE: Mapping[str, tuple[str, ...]] = {
    "origin": ("dan_toc", "chung_toc", "sac_toc"),
    "belief": ("ton_giao", "tin_nguong", "dao_giao", "chinh_kien", "quan_diem_chinh_tri"),
    "health": (
        "suc_khoe", "benh_an", "benh_ly", "benh_tat", "benh_nen", "benh_hiem_ngheo",
        "tinh_trang_benh", "khuyet_tat", "thuong_tat", "nhom_mau", "hiv", "mang_thai",
    ),
    "genes": ("adn", "di_truyen", "gen"),
    "body": ("sinh_trac", "sinh_trac_hoc", "van_tay", "mong_mat", "giong_noi", "khuon_mat"),
    "sexuality": ("tinh_duc", "xu_huong_tinh_duc", "chuyen_gioi"),
    "crime": ("tien_an", "tien_su_an", "an_tich", "toi_pham", "ly_lich_tu_phap"),
    "bank": ("tai_khoan_ngan_hang", "so_tai_khoan"),
    "whereabouts": ("dinh_vi", "toa_do_ca_nhan"),
}  # fmt: skip
"""Classes of sensitive personal data (Decree 13/2023/NĐ-CP art. 2, 4), by words of ids. A catalogue
names its questions, lists and papers by what they are, so their ids tell it."""


GENERATED = (*OF_PAPERS, "upload", "office", "delivery")
"""Questions about papers and places, not about persons."""


@record
class Datum:
    """Something asked about a person, wherever it stands; `was` are ids that it had before."""

    id: str
    path: str
    name: str
    words: str
    basis: ir.Basis
    was: tuple[str, ...] = ()

    @property
    def sort(self) -> str:
        """The class of data that it is, '' for what is not sensitive."""
        spelled = f"_{self.words.replace('.', '_')}_"
        told = ((sort, word) for sort, words in SENSITIVE.items() for word in words)
        return next((sort for sort, word in told if f"_{word}_" in spelled), "")


def sensitive(subject: Subject) -> Iterator[Shut]:
    """What a new procedure cites is about all of it; to one that is there already, the question or
    paper that is added has to bring its own basis."""
    if subject.old is None and subject.new.basis:
        return
    before = {one.id: one.sort for one in data(subject.old)} if subject.old else {}
    for one in data(subject.new):
        known = {before.get(id, "") for id in (one.id, *one.was)}
        if one.sort and one.sort not in known and not one.basis:
            args = (("name", one.name), ("class", one.sort))
            yield Shut("personal-data-class-raised", one.path, one.sort, args=args)


def data(program: ir.Program) -> Iterator[Datum]:
    """Questions for the applicant, of lists too, and papers."""
    for page in program.pages:
        for item in page.items:
            path = f"pages/{page.id}/items"
            if isinstance(item, ir.Field) and item.asked and item.source not in GENERATED:
                yield _question(item, path, "")
            elif isinstance(item, ir.Group):
                inner = f"{path}/{item.id}/fields"
                yield from (_question(one, inner, f"{item.id}.") for one in item.fields)
    for paper in program.components:
        if paper.verb != "declare":
            path = f"components/{paper.id}"
            yield Datum(path, path, paper.name, paper.document, paper.basis)


def _question(field: ir.Field, path: str, owner: str) -> Datum:
    """What is asked is told by the question itself, and by a long list that it offers."""
    options = getattr(field.kind, "options", "")
    words = f"{field.id}_{options}" if isinstance(options, str) else field.id
    was = tuple(owner + one for one in field.was)
    return Datum(owner + field.id, f"{path}/{field.id}", field.label, words, field.basis, was)
