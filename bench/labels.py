"""Labels a second onto A4 sheets, and how many of them a decoder reads back."""

import io
import sys
import time

from foundation.codes import new_code
from warehouse.labels import Label, check_sheet, sheet_pdf


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    labels = [
        Label(
            code=new_code(),
            description="Xe mô tô hai bánh nhãn hiệu HONDA, sơn màu đỏ, đã qua sử dụng",
            case_number="1187/2026",
        )
        for _number in range(count)
    ]
    begun = time.perf_counter()
    stream = io.BytesIO()
    sheet_pdf(labels, stream=stream)
    pdf = stream.getvalue()
    drawn = time.perf_counter() - begun
    begun = time.perf_counter()
    unread = check_sheet(pdf, [label.code for label in labels])
    read = time.perf_counter() - begun
    print(f"{count} labels: drawn in {drawn:.2f} s ({len(pdf) / 1e6:.2f} MB), read in {read:.2f} s")
    print(f"unread: {len(unread)}")


if __name__ == "__main__":
    main()
