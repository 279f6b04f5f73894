"""The public notice of a procedure."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    "notice/start": Says("Nộp hồ sơ trực tuyến", "Apply online"),
    "notice/steps": Says("Trình tự thực hiện", "How it proceeds"),
    "notice/channels": Says("Cách thức thực hiện", "Ways to apply"),
    "notice/dossier": Says("Thành phần, số lượng hồ sơ", "Papers of the dossier"),
    "notice/term": Says("Thời hạn giải quyết", "Time limit"),
    "notice/audience": Says("Đối tượng thực hiện", "Who may apply"),
    "notice/authority": Says("Cơ quan giải quyết", "Authority"),
    "notice/results": Says("Kết quả thực hiện", "Results"),
    "notice/fees": Says("Phí, lệ phí", "Fees"),
    "notice/forms": Says("Mẫu đơn, mẫu tờ khai", "Forms"),
    "notice/requirements": Says("Yêu cầu, điều kiện", "Requirements"),
    "notice/basis": Says("Căn cứ pháp lý", "Legal basis"),
    "notice/in_force": Says("Áp dụng từ ngày {start}", "In force from {start}"),
    "notice/in_force_until": Says(
        "Áp dụng từ ngày {start} đến trước ngày {end}", "In force from {start} until before {end}"
    ),
    "notice/published": Says(
        "{in_force}. Công bố theo {decision}.", "{in_force}. Published by {decision}."
    ),
    "notice/transition_apply": Says(
        "Hồ sơ nộp trước ngày {start} mà chưa giải quyết xong thì giải quyết theo quy định này.",
        "What was lodged before {start} and is not decided yet follows this text.",
    ),
    "notice/transition_choose": Says(
        "Hồ sơ nộp trước ngày {start} mà chưa giải quyết xong thì người nộp chọn quy định cũ hoặc "
        "quy định này.",
        "Whoever lodged before {start} and has no decision yet chooses the earlier text or this.",
    ),
    "notice/members": Says("Các thủ tục được giải quyết cùng lúc", "Procedures filed together"),
    "notice/waits_for": Says("bắt đầu khi có {result}", "begins with the result: {result}"),
    "notice/stop_all": Says(
        "bị từ chối thì dừng các thủ tục còn lại", "if it is refused, the others stop"
    ),
    "notice/go_on": Says(
        "bị từ chối thì các thủ tục khác vẫn giải quyết", "if it is refused, the others go on"
    ),
    "notice/decided": Says("{part}: theo {by}.", "{part}: decided by {by}."),
    "notice/glance_term": Says("Thời hạn", "Time limit"),
    "notice/glance_fees": Says("Phí, lệ phí", "Fees"),
    "notice/glance_channels": Says("Cách nộp", "Ways to apply"),
    "notice/several_fees": Says(
        "{count} khoản, tùy trường hợp", "Depends on the case; fees: {count}"
    ),
    "notice/free": Says("Không thu", "Free of charge"),
    "notice/unpublished": Says("Chưa công bố", "Not published yet"),
    "notice/unpublished_yet": Says("Chưa công bố.", "Not published yet."),
    "notice/not_set": Says("Không quy định", "Not laid down"),
    "notice/none_set": Says("Không quy định.", "Not laid down."),
    "notice/no_papers": Says("Không phải nộp giấy tờ.", "No papers are needed."),
    "notice/no_requirements": Says("Không có yêu cầu, điều kiện.", "There are no requirements."),
    "notice/no_forms": Says("Không có mẫu riêng.", "There is no special form."),
    "notice/form_online": Says("khai ngay trên biểu mẫu trực tuyến", "filled in online"),
    "notice/sets": Says("Số lượng", "Number of sets"),
    "notice/sets_count": Says("{count:02d} bộ", "{count}"),
    "notice/receives": Says("Nơi nhận hồ sơ", "Receives the dossier"),
    "notice/decides": Says("Nơi quyết định", "Decides"),
    "notice/lookup": Says(
        "Không phải nộp nếu tra cứu được trong {registers}",
        "Not needed if it is found in {registers}",
    ),
    "notice/proofs": Says(
        "Người đề nghị miễn, giảm phí, lệ phí nộp hoặc xuất trình thêm",
        "Whoever asks for a relief of fees adds",
    ),
    "notice/proof_of": Says("Để được miễn, giảm: {fees}", "For a relief of: {fees}"),
}
