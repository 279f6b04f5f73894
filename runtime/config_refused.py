"""Why the service does not start, in words."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

REFUSED: Mapping[str, Says] = {
    "address-taken": Says(
        "Địa chỉ và cổng này đang có chương trình khác dùng; xin chọn cổng khác bằng --port.",
        "Another program uses this address and port; choose another port with --port.",
    ),
    "demo-address": Says(
        "Bản trình diễn chỉ chạy trên máy này (127.0.0.1), không mở ra mạng.",
        "The demonstration runs on this machine only (127.0.0.1), never on the network.",
    ),
    "secret-missing": Says(
        "Chưa đặt MOTCUA_SECRET; xin đặt một chuỗi ngẫu nhiên dài ít nhất 32 ký tự.",
        "MOTCUA_SECRET is not set; please set a random text of at least 32 characters.",
    ),
    "secret-short": Says(
        "MOTCUA_SECRET quá ngắn; xin đặt một chuỗi ngẫu nhiên dài ít nhất 32 ký tự.",
        "MOTCUA_SECRET is too short; please set a random text of at least 32 characters.",
    ),
    "proxies-wrong": Says(
        "MOTCUA_PROXIES là số máy chủ trung gian đứng trước dịch vụ, từ 0 đến 3.",
        "MOTCUA_PROXIES is how many proxies stand in front of the service, from 0 to 3.",
    ),
    "session-hours-wrong": Says(
        "MOTCUA_SESSION_HOURS là số giờ một phiên làm việc của cán bộ kéo dài nhất, từ 1 đến 24.",
        "MOTCUA_SESSION_HOURS is how many hours an officer stays signed in at most, from 1 to 24.",
    ),
    "token-short": Says(
        "MOTCUA_OPERATIONS_TOKEN quá ngắn; xin đặt một chuỗi ngẫu nhiên dài ít nhất 32 ký tự.",
        "MOTCUA_OPERATIONS_TOKEN is too short; please set a random text of at least 32 characters.",
    ),
    "public-url-missing": Says(
        "Chưa đặt MOTCUA_PUBLIC_URL; xin ghi địa chỉ công khai, như https://dichvucong.example.vn.",
        "MOTCUA_PUBLIC_URL is not set; please give the public address, "
        "such as https://dichvucong.example.vn.",
    ),
    "public-url-wrong": Says(
        "MOTCUA_PUBLIC_URL phải là địa chỉ https:// không kèm đường dẫn.",
        "MOTCUA_PUBLIC_URL must be an https:// address without a path.",
    ),
    "database-wrong": Says(
        "MOTCUA_DATABASE_URL phải có dạng sqlite:///đường/dẫn/tệp hoặc "
        "postgresql://người-dùng:mật-khẩu@máy/kho.",
        "MOTCUA_DATABASE_URL must look like sqlite:///path/to/file or "
        "postgresql://user:password@host/database.",
    ),
    "registers-wrong": Says(
        "MOTCUA_REGISTERS phải có dạng mã=own hoặc mã=đường/dẫn/tệp.json (hoặc .csv), "
        "cách nhau bằng dấu chấm phẩy; tệp phải có thật.",
        "MOTCUA_REGISTERS must look like id=own or id=path/to/file.json (or .csv), "
        "with semicolons between; the file must exist.",
    ),
    "payees-wrong": Says(
        "MOTCUA_PAYEES phải là tệp JSON ghi theo mã cơ quan: tax_code, series, bank (6 chữ số), "
        "bank_name, account, holder.",
        "MOTCUA_PAYEES must be a JSON file listing by office: tax_code, series, bank (6 digits), "
        "bank_name, account, holder.",
    ),
    "mail-server-wrong": Says(
        "MOTCUA_MAIL_SERVER phải có dạng máy:cổng, như mail.noibo:25.",
        "MOTCUA_MAIL_SERVER must look like host:port, such as mail.internal:25.",
    ),
    "payment-key-short": Says(
        "MOTCUA_PAYMENT_KEY quá ngắn; xin đặt một chuỗi ngẫu nhiên dài ít nhất 32 ký tự.",
        "MOTCUA_PAYMENT_KEY is too short; please set a random text of at least 32 characters.",
    ),
    "dossier-code-wrong": Says(
        "MOTCUA_DOSSIER_CODE phải có {serial} cùng {yymmdd} hoặc {yyyymmdd}; "
        "ngoài ra chỉ dùng {sector}, {unit}.",
        "MOTCUA_DOSSIER_CODE needs {serial} with {yymmdd} or {yyyymmdd}; "
        "besides, only {sector} and {unit}.",
    ),
}


class ConfigRefused(Exception):
    """Why the service does not start; `id` is one of `REFUSED`."""

    def __init__(self, id: str) -> None:
        super().__init__(REFUSED[id].vi)
        self.id = id

    def text(self, lang: str = "vi") -> str:
        return REFUSED[self.id].vi if lang == "vi" else REFUSED[self.id].en
