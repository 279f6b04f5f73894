"""The words of generated procedures: deeds, things, papers and questions of real ones."""

from __future__ import annotations

from dataclasses import dataclass

DOMAINS = {
    "ho_tich": "Hộ tịch",
    "cu_tru": "Cư trú",
    "chung_thuc": "Chứng thực",
    "xay_dung": "Xây dựng",
    "dat_dai": "Đất đai",
    "an_toan": "An toàn thực phẩm",
    "van_hoa": "Văn hóa",
    "lao_dong": "Việc làm",
    "moi_truong": "Môi trường",
    "duong_bo": "Đường bộ",
    "thuy_san": "Thủy sản",
    "giao_duc": "Giáo dục",
}

DEEDS = (
    "Cấp giấy phép",
    "Cấp giấy chứng nhận đủ điều kiện",
    "Đăng ký",
    "Chấp thuận",
    "Công nhận",
    "Thẩm định hồ sơ",
    "Xác nhận",
    "Thông báo",
    "Điều chỉnh giấy phép",
    "Phê duyệt phương án",
)
THINGS = (
    "cơ sở kinh doanh dịch vụ ăn uống",
    "hoạt động của nhóm trẻ độc lập",
    "đấu nối vào đường đang khai thác",
    "tàu cá hoạt động vùng lộng",
    "khai thác nước dưới đất",
    "xả nước thải vào công trình thủy lợi",
    "biểu diễn nghệ thuật quần chúng",
    "lễ hội truyền thống của phường, xã",
    "chuyển mục đích sử dụng đất nông nghiệp",
    "tách thửa, hợp thửa đất ở",
    "hành nghề cấp thoát nước",
    "sử dụng tạm thời lòng đường, vỉa hè",
    "chợ và điểm kinh doanh tập trung",
    "nuôi trồng thủy sản trên sông",
    "cây xanh đô thị phải chặt hạ, dịch chuyển",
    "nhà ở có phòng cho thuê",
    "quảng cáo trên bảng, băng rôn",
    "hộ sản xuất rượu thủ công",
    "người lao động nước ngoài làm việc ngắn hạn",
    "lớp dạy thêm ngoài nhà trường",
)
SCOPES = (
    "trên địa bàn phường, xã",
    "trong khu dân cư hiện hữu",
    "thuộc thẩm quyền của cấp xã",
    "đối với hộ gia đình, cá nhân",
    "đối với tổ chức, doanh nghiệp",
    "trong khu vực trung tâm",
    "tại khu vực ven sông, ven biển",
    "có thời hạn",
    "theo cơ chế liên thông",
    "trong trường hợp đặc biệt",
)

CASES = {
    "cap_moi": "đề nghị giải quyết lần đầu",
    "gia_han": "đề nghị gia hạn giấy đã được cấp",
    "thay_doi": "đề nghị thay đổi nội dung giấy đã được cấp",
    "bi_mat": "đề nghị cấp lại do giấy đã cấp bị mất",
    "bi_hong": "đề nghị cấp lại do giấy đã cấp bị hư hỏng",
    "chuyen_giao": "đề nghị chuyển giao cho người khác",
}

PAPERS = (
    "Bản thuyết minh",
    "Bản vẽ mặt bằng",
    "Hợp đồng thuê địa điểm",
    "Phương án bảo đảm an toàn",
    "Biên bản kiểm tra",
    "Văn bản chấp thuận",
    "Giấy xác nhận đủ sức khỏe",
    "Chứng chỉ chuyên môn",
    "Báo cáo kết quả hoạt động",
    "Cam kết bảo vệ môi trường",
    "Danh sách người tham gia",
    "Ảnh chụp hiện trạng",
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question by its id, and the lines that follow it in the form."""

    id: str
    kind: str
    label: str
    more: tuple[str, ...] = ()


QUESTIONS = (
    Question("ten_co_so", "text", "Tên cơ sở, công trình"),
    Question("muc_dich", "long_text", "Mục đích sử dụng"),
    Question("dien_tich", "decimal", "Diện tích sử dụng", ("unit: m2", "min: 0")),
    Question("von_dau_tu", "money", "Vốn đầu tư dự kiến"),
    Question("ngay_bat_dau", "date", "Ngày bắt đầu hoạt động"),
    Question("giay_phep_cu", "text", "Số giấy đã được cấp"),
    Question("ngay_cap_cu", "date", "Ngày cấp của giấy đã được cấp"),
    Question("ly_do", "long_text", "Lý do đề nghị"),
    Question("nguoi_phu_trach", "person_name", "Người phụ trách chuyên môn"),
    Question("so_lao_dong", "integer", "Số người lao động", ("unit: người", "min: 0")),
    Question("thu_co_so", "email", "Thư điện tử của cơ sở", ("required: no",)),
    Question("so_may", "phone", "Điện thoại của cơ sở"),
    Question("nganh_nghe", "text", "Ngành, nghề", ("hint: Ghi theo giấy đăng ký đã được cấp",)),
    Question("chieu_cao", "decimal", "Chiều cao công trình", ("unit: m", "min: 0")),
    Question("thoi_gian", "integer", "Thời gian đề nghị", ("unit: tháng", "min: 1", "max: 60")),
    Question("ghi_chu", "long_text", "Nội dung khác cần trình bày", ("required: no",)),
)
CIRCUMSTANCES = {
    "trong_khu_bao_ton": "Nằm trong khu vực bảo tồn",
    "co_nguoi_nuoc_ngoai": "Có người nước ngoài tham gia",
    "thue_dia_diem": "Thuê địa điểm của người khác",
    "co_phat_thai": "Có phát sinh nước thải, khí thải",
    "gan_song": "Cách bờ sông, kênh dưới 50 m",
    "hoat_dong_ban_dem": "Có hoạt động sau 22 giờ",
}
