"""How much of a catalogue was proved, in a line for people."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.messages import Lang
from compiler.compiled import is_error
from compiler.verify.outcome import Verified

_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "all": "đã chứng minh {claims} điều",
        "some": "đã chứng minh {done} trên {claims} điều; {open} điều chưa rõ",
        "none": "chưa chứng minh {claims} điều: cần cài thêm motcua[verify]",
        "stopped": "chưa chứng minh gì: sửa các lỗi trên rồi chạy lại",
        "waiting": "còn {waiting} thủ tục chưa xét: sửa lỗi của thủ tục rồi chạy lại",
    },
    "en": {
        "all": "{claims} statements proved",
        "some": "{done} of {claims} statements proved; {open} stay open",
        "none": "{claims} statements not proved: install motcua[verify]",
        "stopped": "nothing proved yet: mend the errors above and run again",
        "waiting": "procedures not looked at yet: {waiting}; mend their errors and run again",
    },
}


def proved(done: Verified, able: bool, lang: Lang) -> str:
    """`able`: whether there is something to prove with."""
    if not done.claims:
        return f"{_WORDS[lang]['stopped']}\n" if any(map(is_error, done.found)) else ""
    name = ("some" if done.open else "all") if able else "none"
    told = _WORDS[lang][name].format(
        claims=done.claims, open=done.open, done=done.claims - done.open
    )
    waiting = f"{_WORDS[lang]['waiting'].format(waiting=done.waiting)}\n" if done.waiting else ""
    return f"{told}\n{waiting}"
