"""What each kind of change is called, `change/<slug>/title`, and its sentence, `change/<slug>`."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says
from renderers.saying import (
    changes_of_handling,
    changes_of_money,
    changes_of_papers,
    changes_of_procedures,
    changes_of_questions,
    changes_of_shared,
)

SAYS: Mapping[str, Says] = {
    **changes_of_procedures.SAYS,
    **changes_of_papers.SAYS,
    **changes_of_questions.SAYS,
    **changes_of_money.SAYS,
    **changes_of_handling.SAYS,
    **changes_of_shared.SAYS,
    "changed/no_end": Says("không xác định", "no end"),
    "changed/no_length": Says("không giới hạn", "no limit"),
    "changed/and_more": Says(
        "{within} (có trường hợp cộng thêm {more})", "{within} (in some cases {more} more)"
    ),
    "changed/by_case": Says("{told} tùy trường hợp", "{told} (depending on the case)"),
    "changed/no_amount": Says("chưa ấn định bằng số", "no fixed amount"),
    "changed/suggests_was": Says(
        "Có thể nội dung này chỉ được đổi mã từ «{suggests_was}»; nếu đúng, đề nghị ghi mã cũ ở "
        "«was».",
        "It may only have had another id before, “{suggests_was}”: if so, please name that in "
        "“was”.",
    ),
    "changed/language/vi": Says("Việt", "Vietnamese"),
    "changed/language/en": Says("Anh", "English"),
    "changed/class/origin": Says("nguồn gốc chủng tộc, dân tộc", "racial or ethnic origin"),
    "changed/class/belief": Says("tôn giáo, quan điểm chính trị", "religion, political views"),
    "changed/class/health": Says("sức khỏe", "health"),
    "changed/class/genes": Says("đặc điểm di truyền", "genetic data"),
    "changed/class/body": Says("sinh trắc học", "biometric data"),
    "changed/class/sexuality": Says("đời sống tình dục, xu hướng tình dục", "sexual life"),
    "changed/class/crime": Says("tội phạm, lý lịch tư pháp", "criminal record"),
    "changed/class/bank": Says("tài khoản ngân hàng", "bank accounts"),
    "changed/class/whereabouts": Says("vị trí của cá nhân", "a person's whereabouts"),
}
