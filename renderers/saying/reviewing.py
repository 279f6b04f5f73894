"""The pages on which reviewers read what an edition changes, and stand by it or not."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    "review/title": Says("Thẩm định bản danh mục", "Reviews of the catalogue"),
    "review/link": Says("Thẩm định", "Reviews"),
    "review/editions": Says("Các bản đã đưa lên", "Editions handed in"),
    "review/edition": Says("Bản danh mục", "Edition"),
    "review/handed_in": Says("Đưa lên", "Handed in"),
    "review/by": Says("{name} đưa lên", "handed in by {name}"),
    "review/by_nobody": Says("không rõ người đưa lên", "handed in by nobody known"),
    "review/active": Says("đang áp dụng", "in use"),
    "review/reviews": Says("Các báo cáo thay đổi", "Reports on changes"),
    "review/none": Says("Chưa có báo cáo nào.", "There is no report yet."),
    "review/compare": Says("So hai bản chưa có báo cáo", "Compare editions without a report"),
    "review/pair": Says("{old} → {new}", "{old} → {new}"),
    "review/one": Says("Thay đổi của bản danh mục", "What an edition changes"),
    "review/old": Says("Bản trước", "Edition before"),
    "review/new": Says("Bản mới", "New edition"),
    "review/report": Says("Báo cáo", "Report"),
    "review/reported": Says("{name} lập, {at}", "made by {name}, {at}"),
    "review/structure": Says(
        "Dịch vụ tự so cấu trúc; điều kiện và mức thu thay đổi với ai thì chưa rõ. "
        "Muốn rõ, xin đưa báo cáo của motcua diff lên.",
        "Compared by the service itself: for whom conditions and amounts change is left open. "
        "Hand in the report of motcua diff to know.",
    ),
    "review/all_done": Says(
        "Mọi thay đổi cần duyệt đã được duyệt ({count})",
        "All changes that need approval are approved ({count})",
    ),
    "review/nothing_waits": Says("Không có thay đổi nào phải duyệt", "No change needs approval"),
    "review/some_done": Says(
        "Đã duyệt {done} trong {count} thay đổi cần duyệt",
        "Approved: {done} of {count} changes that need it",
    ),
    "review/waiting": Says("Còn phải duyệt", "Still to approve"),
    "review/export": Says(
        "Tải các xác nhận đã duyệt (YAML)", "Download the approvals as acknowledgements (YAML)"
    ),
    "review/own": Says(
        "Bạn đã đưa bản này lên, nên người khác phải duyệt.",
        "You handed in this edition, so somebody else has to approve.",
    ),
    "review/unknown_author": Says(
        "Bản này không ghi ai đưa lên, nên chưa duyệt được. Xin đưa lên bằng motcua review.",
        "Nobody is known to have handed in this edition, so nothing can be approved. "
        "Hand it in with motcua review.",
    ),
    "review/changes": Says("Thay đổi: {count}", "Changes: {count}"),
    "review/before": Says("Trước", "Before"),
    "review/after": Says("Sau", "After"),
    "review/absent": Says("không có", "none"),
    "review/undecided": Says(
        "Chưa rõ thay đổi này chạm đến ai.", "For whom this comes out otherwise is left open."
    ),
    "review/needs": Says("cần duyệt", "needs approval"),
    "review/approved": Says("đã duyệt", "approved"),
    "review/approved_by": Says("{name} duyệt", "approved by {name}"),
    "review/decision_is": Says("Căn cứ: {text}", "By: {text}"),
    "review/approve": Says("Duyệt thay đổi này", "Approve this change"),
    "review/decision": Says("Văn bản, quyết định làm căn cứ", "By which decision or act"),
    "review/reason": Says("Lý do", "Reason"),
    "review/revoke": Says("Rút ý kiến duyệt", "Withdraw the approval"),
    "review/remark": Says("Góp ý về thay đổi này", "Comment on this change"),
    "review/remark_text": Says("Ý kiến", "Comment"),
    "review/send": Says("Gửi ý kiến", "Send"),
    "review/remarks": Says("Ý kiến đã góp", "Comments"),
    "review/empty_remark": Says("Xin ghi ý kiến.", "Please write a comment."),
    "review/empty_reason": Says(
        "Xin ghi căn cứ và lý do duyệt.", "Please give the decision and the reason."
    ),
    "review/wrong": Says("Chưa ghi nhận được", "Not yet noted"),
    "review/flight": Says("Bản nháp và hồ sơ đang giải quyết", "Drafts and dossiers in progress"),
    "review/flight_line": Says(
        "{procedure}: {effect}. Bản nháp: {drafts}; hồ sơ: {dossiers}",
        "{procedure}: {effect}. Drafts: {drafts}; dossiers: {dossiers}",
    ),
    "review/about": Says("về thay đổi: {title}", "about the change: {title}"),
}
