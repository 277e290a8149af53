"""Writes text as it stood under the fonts .VnTime (TCVN3) and VNI-Times, read as Latin-1: the wrong letters we meet.

Tables: the three witnesses named in the project's notes on the field (glibc's TCVN5712-1 among them), typed here anew
so that the corpus does not judge the software by the software's own tables.
"""

_LETTERS = "ÂÊÔàáâãèéêìíòóôõùúýĂăĐđĩũƠơƯưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_TCVN3_SIGNS = "¢£¤µ¸©·ÌÐª×Ýßã«âïóý¡¨§®Üò¥¬¦\u00ad¹¶ÊÇÈÉË¾»¼½ÆÑÎÏÕÒÓÔÖØÞäáèåæçéíêëìîôñøõö÷ùúþûü"
_TCVN3 = dict(zip(_LETTERS, _TCVN3_SIGNS, strict=True))
_VNI_LETTERS = (
    "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂĐĨŨƠƯăđĩũơưẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
    "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
)
_VNI_SIGNS = (
    "AØ AÙ AÂ AÕ EØ EÙ EÂ Ì Í OØ OÙ OÂ OÕ UØ UÙ YÙ aø aù aâ aõ eø eù eâ ì í oø où oâ oõ uø uù yù AÊ Ñ Ó UÕ Ô Ö aê ñ "
    "ó uõ ô ö AÏ AÛ AÁ AÀ AÅ AÃ AÄ AÉ AÈ AÚ AÜ AË EÏ EÛ EÕ EÁ EÀ EÅ EÃ EÄ Æ Ò OÏ OÛ OÁ OÀ OÅ OÃ OÄ ÔÙ ÔØ ÔÛ ÔÕ ÔÏ "
    "UÏ UÛ ÖÙ ÖØ ÖÛ ÖÕ ÖÏ YØ Î YÛ YÕ aï aû aá aà aå aã aä aé aè aú aü aë eï eû eõ eá eà eå eã eä æ ò oï oû oá oà oå "
    "oã oä ôù ôø ôû ôõ ôï uï uû öù öø öû öõ öï yø î yû yõ"
)
_VNI = dict(zip(_VNI_LETTERS, _VNI_SIGNS.split(), strict=True))


def tcvn3(text: str) -> str | None:
    """Write in TCVN3; None for a toned capital in a word of small letters, which that encoding does not have."""
    words = [_word(word) for word in text.split(" ")]
    return None if None in words else " ".join(word for word in words if word is not None)


def _word(word: str) -> str | None:
    """A word in capitals is written with the small letters' signs, under the font of capitals."""
    signs = {letter: _TCVN3.get(letter, letter) for letter in word}
    if word.isupper():
        signs = {letter: _TCVN3.get(letter) or _TCVN3.get(letter.lower(), letter) for letter in word}
    odd = [letter for letter in word if letter.isalpha() and not letter.isascii() and letter not in _TCVN3]
    lost = any(signs[letter] == letter for letter in odd)
    return None if lost else "".join(signs[letter] for letter in word)


def vni(text: str) -> str:
    """Write in VNI Windows: a letter, then its mark."""
    return "".join(_VNI.get(letter, letter) for letter in text)
