"""The pages on which reviewers read what an edition changes, and stand by it or not."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    "edition/title": Says("Thẩm định bản danh mục", "Reviews of the catalogue"),
    "edition/link": Says("Thẩm định", "Reviews"),
    "edition/editions": Says("Các bản đã đưa lên", "Editions handed in"),
    "edition/by": Says("{name} đưa lên", "handed in by {name}"),
    "edition/by_nobody": Says("không rõ người đưa lên", "handed in by nobody known"),
    "edition/active": Says("đang áp dụng", "in use"),
    "edition/compared": Says("so sánh với bản đang áp dụng", "compared with the edition in use"),
    "edition/reviews": Says("Các báo cáo thay đổi", "Reports on changes"),
    "edition/none": Says("Chưa có báo cáo nào.", "There is no report yet."),
    "edition/pair": Says("{old} → {new}", "{old} → {new}"),
    "edition/one": Says("Thay đổi của bản danh mục", "What an edition changes"),
    "edition/old": Says("Bản trước", "Edition before"),
    "edition/new": Says("Bản mới", "New edition"),
    "edition/report": Says("Báo cáo", "Report"),
    "edition/reported": Says("{name} lập, {at}", "made by {name}, {at}"),
    "edition/structure": Says(
        "Hệ thống tự so sánh cấu trúc: chưa xác định điều kiện, mức thu thay đổi đối với ai, chưa "
        "kiểm tra các điều kiện công bố. Để có báo cáo đầy đủ, xin đưa báo cáo lên bằng lệnh "
        "motcua review.",
        "Compared by the service itself: for whom conditions and amounts change is left open, and "
        "the gates are not tried. Hand in the report with motcua review to know.",
    ),
    "edition/all_done": Says(
        "Mọi thay đổi cần duyệt đã được duyệt ({count})",
        "All changes that need approval are approved ({count})",
    ),
    "edition/nothing_waits": Says("Không có thay đổi nào phải duyệt", "No change needs approval"),
    "edition/some_done": Says(
        "Đã duyệt {done} trong {count} thay đổi cần duyệt",
        "Approved: {done} of {count} changes that need it",
    ),
    "edition/waiting": Says("Còn phải duyệt", "Still to approve"),
    "edition/export": Says(
        "Tải các xác nhận đã duyệt (YAML)", "Download the approvals as acknowledgements (YAML)"
    ),
    "edition/own": Says(
        "Bản này do chính tài khoản đang dùng đưa lên, nên người khác phải duyệt.",
        "You handed in this edition, so somebody else has to approve.",
    ),
    "edition/unknown_author": Says(
        "Bản này không ghi ai đưa lên, nên chưa duyệt được. Xin đưa lên bằng lệnh motcua review.",
        "Nobody is known to have handed in this edition, so nothing can be approved. "
        "Hand it in with motcua review.",
    ),
    "edition/changes": Says("Thay đổi: {count}", "Changes: {count}"),
    "edition/before": Says("Trước", "Before"),
    "edition/after": Says("Sau", "After"),
    "edition/absent": Says("không có", "none"),
    "edition/undecided": Says(
        "Chưa xác định được thay đổi này ảnh hưởng đến ai.",
        "For whom this comes out otherwise is left open.",
    ),
    "edition/needs": Says("cần duyệt", "needs approval"),
    "edition/approved": Says("đã duyệt", "approved"),
    "edition/approved_by": Says("{name} duyệt", "approved by {name}"),
    "edition/decision_is": Says("Căn cứ: {text}", "By: {text}"),
    "edition/approve": Says("Duyệt thay đổi này", "Approve this change"),
    "edition/decision": Says("Văn bản, quyết định làm căn cứ", "By which decision or act"),
    "edition/reason": Says("Lý do", "Reason"),
    "edition/revoke": Says("Rút ý kiến duyệt", "Withdraw the approval"),
    "edition/remark": Says("Góp ý về thay đổi này", "Comment on this change"),
    "edition/remark_text": Says("Ý kiến", "Comment"),
    "edition/send": Says("Gửi ý kiến", "Send"),
    "edition/remarks": Says("Ý kiến đã góp", "Comments"),
    "edition/empty_remark": Says("Xin ghi ý kiến.", "Please write a comment."),
    "edition/empty_reason": Says(
        "Xin ghi căn cứ và lý do duyệt.", "Please give the decision and the reason."
    ),
    "edition/wrong": Says("Chưa ghi nhận được", "Not yet noted"),
    "edition/flight": Says("Bản nháp và hồ sơ đang giải quyết", "Drafts and dossiers in progress"),
    "edition/flight_line": Says(
        "{procedure}: {effect}. Bản nháp: {drafts}; hồ sơ: {dossiers}",
        "{procedure}: {effect}. Drafts: {drafts}; dossiers: {dossiers}",
    ),
    "edition/about": Says("về thay đổi: {title}", "about the change: {title}"),
}
