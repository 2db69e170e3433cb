"""Corrections (sửa đổi, bổ sung): a recorded fact that was wrong, put right with approval."""
