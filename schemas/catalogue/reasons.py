"""The reasons that a decision can give, in the words of the guide."""

REASONS: dict[str, str] = {
    "has-paper": "có CMND/CCCD/hộ chiếu",
    "no-paper": "chưa có CMND/CCCD/hộ chiếu",
    "paper-expired": "giấy tờ đã hết giá trị",
    "own-phone": "có số điện thoại riêng",
    "no-own-phone": "không có số điện thoại riêng",
    "guardian-named": "có người giám hộ",
    "guardian-unnamed": "không ghi người giám hộ",
    "guardian-has-code": "người giám hộ có mã số BHXH",
    "guardian-personal-number": "số định danh của người giám hộ được tính là mã số BHXH",
    "guardian-no-code": "người giám hộ chưa có mã số BHXH",
    "no-bhxh-code": "học sinh chưa có mã số BHXH",
    "registered": "đã có tài khoản VssID",
}
"""Reason key → the words; joined with commas they make a sentence."""
