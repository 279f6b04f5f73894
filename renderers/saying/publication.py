"""The decision that publishes a list of procedures: its formulae, annexes and columns."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    "decree/kind": Says("Quyết định", "Decision"),
    "decree/number": Says("Số: {number}", "No. {number}"),
    "decree/day": Says(
        "ngày {day} tháng {month} năm {year}", "day {day} month {month} year {year}"
    ),
    "decree/place": Says("{place}, {day}", "{place}, {day}"),
    "decree/about": Says(
        "Về việc công bố danh mục thủ tục hành chính {kinds} thuộc phạm vi quản lý của {body}",
        "On the list of administrative procedures {kinds} within the remit of {body}",
    ),
    "decree/about_domains": Says(
        "Về việc công bố danh mục thủ tục hành chính {kinds} lĩnh vực {domains} "
        "thuộc phạm vi quản lý của {body}",
        "On the list of administrative procedures {kinds} in the field {domains} within the "
        "remit of {body}",
    ),
    "decree/and": Says("{first} và {last}", "{first} and {last}"),
    "decree/new": Says("mới ban hành", "newly issued"),
    "decree/amended": Says("được sửa đổi, bổ sung", "amended"),
    "decree/replaced": Says("được thay thế", "replaced"),
    "decree/abolished": Says("bị bãi bỏ", "abolished"),
    # who issues it
    "decree/committee": Says("Ủy ban nhân dân", "People's Committee"),
    "decree/chairman": Says("Chủ tịch", "Chairman"),
    "decree/head": Says("Thủ trưởng", "Head"),
    "decree/chairman_of": Says("Chủ tịch {body}", "Chairman of {body}"),
    "decree/head_of": Says("Thủ trưởng {body}", "Head of {body}"),
    "decree/office_of": Says("Chánh Văn phòng {body}", "Head of the office of {body}"),
    "decree/mark_committee": Says("{number}/QĐ-UBND", "{number}/QD-UBND"),
    "decree/mark": Says("{number}/QĐ", "{number}/QD"),
    # bases
    "decree/on": Says("Căn cứ {basis}", "Pursuant to {basis}"),
    "decree/basis_government": Says(
        "Luật Tổ chức chính quyền địa phương", "the Law on Organisation of Local Government"
    ),
    "decree/basis_control": Says(
        "Nghị định số 63/2010/NĐ-CP của Chính phủ về kiểm soát thủ tục hành chính, được sửa đổi, "
        "bổ sung bởi Nghị định số 48/2013/NĐ-CP và Nghị định số 92/2017/NĐ-CP",
        "Decree 63/2010/ND-CP on the control of administrative procedures, as amended by Decrees "
        "48/2013/ND-CP and 92/2017/ND-CP",
    ),
    "decree/basis_one_stop": Says(
        "Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ về thực hiện thủ tục "
        "hành chính theo cơ chế một cửa, một cửa liên thông",
        "Decree 118/2025/ND-CP of 9 June 2025 on one-stop administrative procedures",
    ),
    "decree/basis_practice": Says(
        "Thông tư số 02/2017/TT-VPCP của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn về "
        "nghiệp vụ kiểm soát thủ tục hành chính",
        "Circular 02/2017/TT-VPCP on the practice of controlling administrative procedures",
    ),
    "decree/proposed": Says("Theo đề nghị của {who}", "At the proposal of {who}"),
    # articles
    "decree/article": Says("Điều {number}.", "Article {number}."),
    "decree/publishes": Says(
        "Công bố kèm theo Quyết định này danh mục {count:02d} thủ tục hành chính thuộc phạm vi "
        "quản lý của {body}, gồm:",
        "The list of {count} administrative procedures within the remit of {body} is published "
        "with this Decision:",
    ),
    "decree/counted": Says(
        "{at}. {count:02d} thủ tục hành chính {kind} ({annex})",
        "{at}. Procedures {kind}: {count} ({annex})",
    ),
    "decree/contents_at": Says(
        "Nội dung cụ thể của từng thủ tục hành chính mới ban hành, được sửa đổi, bổ sung, được "
        "thay thế nêu tại {annex}.",
        "The full text of each procedure stands in {annex}.",
    ),
    "decree/workflows": Says(
        "Phê duyệt kèm theo Quyết định này {count:02d} quy trình nội bộ giải quyết thủ tục hành "
        "chính ({annex}).",
        "Internal workflows approved with this Decision: {count} ({annex}).",
    ),
    "decree/configures": Says(
        "Giao {who} cấu hình thủ tục hành chính trên Hệ thống thông tin giải quyết thủ tục hành "
        "chính theo đúng Quyết định này và bản danh mục điện tử có mã kiểm tra {seal}.",
        "{who} sets up the procedures in the information system according to this Decision and to "
        "the electronic catalogue with the checksum {seal}.",
    ),
    "decree/whoever_runs": Says(
        "đơn vị quản lý, vận hành Hệ thống thông tin giải quyết thủ tục hành chính",
        "the unit that runs the information system",
    ),
    "decree/effect_signed": Says(
        "Quyết định này có hiệu lực kể từ ngày ký.",
        "This Decision takes effect on the day of signing.",
    ),
    "decree/effect_from": Says(
        "Quyết định này có hiệu lực kể từ {day}.", "This Decision takes effect from {day}."
    ),
    "decree/in_progress": Says(
        "Hồ sơ đã tiếp nhận trước ngày quy định mới được áp dụng thì tiếp tục giải quyết theo quy "
        "định tại thời điểm tiếp nhận, trừ trường hợp cột Ghi chú của các Phụ lục nêu khác.",
        "Dossiers received before the new text applies are settled by the text of the day on which "
        "they were received, unless the notes in the annexes say otherwise.",
    ),
    "decree/executes": Says(
        "{who}, Thủ trưởng các cơ quan, đơn vị và các tổ chức, cá nhân có liên quan chịu trách "
        "nhiệm thi hành Quyết định này./.",
        "{who}, heads of agencies and units, and organisations and persons concerned carry out "
        "this Decision.",
    ),
    # end
    "decree/recipients": Says("Nơi nhận:", "Copies to:"),
    "decree/as_article": Says("Như Điều {number}", "As in Article {number}"),
    "decree/leaders": Says("Thường trực {body}", "Leaders of {body}"),
    "decree/portal": Says("Cổng Dịch vụ công quốc gia", "National public service portal"),
    "decree/archive": Says("Lưu: VT", "Archive"),
    # annexes
    "annex/label": Says("Phụ lục {number}", "Annex {number}"),
    "annex/attached": Says(
        "(Kèm theo Quyết định số {number} {day} của {who})",
        "(With Decision {number} of {day} of {who})",
    ),
    "annex/list": Says(
        "Danh mục thủ tục hành chính {kind}", "List of administrative procedures {kind}"
    ),
    "annex/contents": Says(
        "Nội dung cụ thể của thủ tục hành chính", "Full text of the administrative procedures"
    ),
    "annex/workflows": Says("Quy trình nội bộ giải quyết thủ tục hành chính", "Internal workflows"),
    "annex/domain": Says("{number}. Lĩnh vực {domain}", "{number}. Field: {domain}"),
    "annex/procedure": Says("{number}. {name} ({code})", "{number}. {name} ({code})"),
    "column/number": Says("TT", "No."),
    "column/code": Says("Mã TTHC", "Code"),
    "column/file": Says("Số hồ sơ TTHC", "Code"),
    "column/name": Says("Tên thủ tục hành chính", "Procedure"),
    "column/term": Says("Thời hạn giải quyết", "Time limit"),
    "column/place": Says("Địa điểm thực hiện", "Where"),
    "column/channels": Says("Cách thức thực hiện", "Ways to apply"),
    "column/fees": Says("Phí, lệ phí", "Fees"),
    "column/basis": Says("Căn cứ pháp lý", "Legal basis"),
    "column/online": Says("Dịch vụ công trực tuyến", "Online service"),
    "column/remark": Says("Ghi chú", "Notes"),
    "column/act": Says(
        "Tên văn bản quy phạm pháp luật quy định việc bãi bỏ", "Act that abolishes it"
    ),
    "column/domain": Says("Lĩnh vực", "Field"),
    "column/agency": Says("Cơ quan thực hiện", "Agency"),
    "column/order": Says("Thứ tự công việc", "Order"),
    "column/work": Says("Nội dung công việc", "Work"),
    "column/unit": Says("Đơn vị thực hiện", "Unit"),
    "column/time": Says("Thời gian thực hiện", "Time"),
    "column/total": Says("Tổng thời gian giải quyết", "Total time"),
    "annex/step": Says("Bước {number}", "Step {number}"),
    "annex/ordered": Says("Bước {number}: {says}", "Step {number}: {says}"),
    "annex/parallel": Says(
        "{says} (thực hiện đồng thời với bước trước)",
        "{says} (at the same time as the step before)",
    ),
    "annex/sets": Says("Số lượng hồ sơ: {count:02d} bộ.", "Sets of the dossier: {count}."),
    "annex/room": Says("………", "………"),
    # notes
    "remark/changed": Says("Sửa đổi, bổ sung: {parts}.", "Amended: {parts}."),
    "remark/start": Says("Áp dụng từ ngày {day}.", "In force from {day}."),
    "remark/until": Says("Hết áp dụng từ ngày {day}.", "No longer in force from {day}."),
    "remark/replaces": Says("Thay thế thủ tục {code} ({name}).", "Replaces {code} ({name})."),
    "remark/published": Says("Đã công bố tại {decision}.", "Published before by {decision}."),
    "part/name": Says("tên thủ tục", "name"),
    "part/domain": Says("lĩnh vực", "field"),
    "part/steps": Says("trình tự thực hiện", "how it proceeds"),
    "part/channels": Says("cách thức thực hiện", "ways to apply"),
    "part/dossier": Says("thành phần, số lượng hồ sơ", "papers of the dossier"),
    "part/term": Says("thời hạn giải quyết", "time limit"),
    "part/audience": Says("đối tượng thực hiện", "who may apply"),
    "part/authority": Says("cơ quan giải quyết", "authority"),
    "part/results": Says("kết quả thực hiện", "results"),
    "part/fees": Says("phí, lệ phí", "fees"),
    "part/forms": Says("mẫu đơn, mẫu tờ khai", "forms"),
    "part/cases": Says("các trường hợp áp dụng", "cases"),
    "part/requirements": Says("yêu cầu, điều kiện", "requirements"),
    "part/basis": Says("căn cứ pháp lý", "legal basis"),
    "part/members": Says("các thủ tục liên thông", "procedures filed together"),
    "part/effect": Says("thời điểm áp dụng", "days in force"),
}
