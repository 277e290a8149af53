"""What schools call each field: headings as they were seen in rosters, without marks and case.

Matched against whole headings only, so that an instruction that mentions a field is no heading. Sources: the
ministry's class export, the primary schools' template, homeroom lists and twenty collected layouts.
"""


def _listed(text: str) -> tuple[str, ...]:
    """Read a list that is separated by semicolons and may run over several lines."""
    return tuple(" ".join(part.split()) for part in text.split(";"))


ALIASES: dict[str, tuple[str, ...]] = {
    "roll_number": _listed("stt; tt; so tt; so thu tu; thu tu; no"),
    "full_name": _listed(
        """ho va ten; ho ten; ho va ten hoc sinh; ho ten hoc sinh; ten hoc sinh; ho va ten hs; ho ten hs; ho ten
        sv; ho va ten sv; ho va ten sinh vien; ho ten khai sinh; ho chu dem va ten; ho va ten con; ho ten con;
        hoten; hovaten; ho va ten em; ho va ten tre; ho ten tre; ten hs; nguoi tham gia"""
    ),
    "family_name": _listed("""ho dem; ho va dem; ho lot; ho va ten dem; ho ten dem; ho chu dem; ho va chu dem; ho"""),
    "given_name": _listed("ten; ten goi; ten rieng"),
    "birth_date": _listed(
        """ngay sinh; ngay thang nam sinh; ngay thang sinh; nam sinh; sinh ngay; ntns; ngaysinh; namsinh; ngay
        sinh hoc sinh; ngay sinh hs; ngay sinh cua hoc sinh; nam sinh hoc sinh; ngay sinh dd mm yyyy; ngay
        sinh con; ngay thang nam sinh hoc sinh; d o b"""
    ),
    "birth_day": _listed("ngay sinh ngay; ngay thang nam sinh ngay"),
    "birth_month": _listed("ngay sinh thang; ngay thang nam sinh thang; thang sinh"),
    "birth_year": _listed("ngay sinh nam; ngay thang nam sinh nam"),
    "sex": _listed("gioi tinh; phai; gioi; gt; gioitinh; nam nu; gioi tinh nam nu; nu nam"),
    "female_mark": _listed("nu; nu x; gioi tinh nu; la nu"),
    "male_mark": _listed("nam x; gioi tinh nam; la nam"),
    "ethnicity": _listed("dan toc"),
    "nationality": _listed("quoc tich"),
    "class_name": _listed("lop; lop hoc; ten lop; ma lop; lop hien tai; malop; lop hoc hien tai"),
    "student_code": _listed(
        """ma hoc sinh; ma hs; ma so hoc sinh; ma dinh danh bo gd dt; ma dinh danh bo gddt; ma dinh danh hoc
        sinh; ma dinh danh bo gd va dt; ma sinh vien; ma sv; mssv; masv; ma dinh danh nganh; ma dinh danh csdl
        nganh; ma hoc sinh csdl; ma hoc vien; ma dinh danh bo giao duc va dao tao"""
    ),
    "bhxh_code": _listed(
        """ma so bhxh; ma bhxh; so bhxh; ma so bao hiem xa hoi; ma bao hiem xa hoi; so so bhxh; masobhxh; ma so
        bhxh hoc sinh; ma bhxh hoc sinh; ma so bhxh cua hoc sinh; ma bhxh cua hoc sinh; ma so bhxh hs; ma so
        bhxh cua con; ma bhxh hs; ma so bhxh 10 so; 10 so cuoi the bhyt; ma bhxh 10 so cuoi the bhyt; ma so
        bhxh 10 so cuoi the bhyt; sobhxh"""
    ),
    "bhyt_card": _listed(
        """so the bhyt; ma the bhyt; ma so bhyt; ma bhyt; so bhyt; the bhyt; ma so the bhyt; so the bao hiem y
        te; the bao hiem y te; ma the bao hiem y te; ma so bao hiem y te; bhyt"""
    ),
    "id_number": _listed(
        """so cccd; cccd; so can cuoc cong dan; can cuoc cong dan; so cmnd; cmnd; so chung minh nhan dan; so cccd
        cmnd; cccd cmnd; so cmnd cccd; cmnd cccd; so cccd cmnd ho chieu; cccd cmnd ho chieu; so cmnd ho chieu
        cccd; so cmnd hc cccd; so cmnd cccd ho chieu; so can cuoc; the can cuoc; can cuoc; so the can cuoc;
        cmt; so cmt; so cccd hoc sinh; cccd hoc sinh; so cccd cua hoc sinh; cccd hs; so ho chieu; ho chieu; so
        cccd cmtnd ho chieu; so cccd hs; so giay to; so giay to tuy than"""
    ),
    "personal_id": _listed(
        """so dinh danh ca nhan; so dinh danh; ma dinh danh ca nhan; so ddcn; ddcn; so dinh danh cong dan; ma so
        dinh danh ca nhan; so dinh danh ca nhan hoc sinh; so dinh danh ca nhan cua hoc sinh; ma so dinh danh;
        so dinh danh hoc sinh; so cccd ddcn; so ddcn cccd; cccd ddcn; cccd dinh danh; so dinh danh cccd; so
        cccd so dinh danh; so cccd so dinh danh ca nhan; so dinh danh ca nhan cccd; cccd so dinh danh ca nhan;
        so cccd dinh danh; so cccd cmtnd ddcn ho chieu; so cccd cntnd ddcn ho chieu; so cccd ddcn ho chieu"""
    ),
    "phone": _listed(
        """sdt cua hoc sinh; sdt hoc sinh; sdt hs; so dien thoai hoc sinh; so dien thoai cua hoc sinh; dien thoai
        hoc sinh; dien thoai hs; dt hoc sinh; sdt con; so dien thoai cua con; sdt rieng; so dien thoai rieng;
        sdt chinh chu; so dien thoai chinh chu; sdt ca nhan; so dien thoai ca nhan; so dien thoai hs; so dien
        thoai di dong chinh chu; sdt sv; dien thoai sv; sdt cua con; so dien thoai con; sdt rieng cua hoc
        sinh; sdt cua hs"""
    ),
    "contact_phone": _listed(
        """sdt lien he; so dien thoai lien he; dien thoai lien he; dt lien he; dien thoai gia dinh; sdt gia dinh;
        so dien thoai gia dinh; sdt lien lac; so dien thoai lien lac; dien thoai lien lac"""
    ),
    "plain_phone": _listed(
        """sdt; so dien thoai; dien thoai; so dt; dt; so dien thoai di dong; di dong; mobile; phone; so di dong;
        dien thoai di dong"""
    ),
    "email": _listed("email; e mail; thu dien tu; dia chi email; mail"),
    "address": _listed(
        """dia chi; so nha thon xom; so nha; thon xom; cho o hien nay; dia chi lien he; noi o; noi o hien nay;
        dia chi thuong tru; to thon ho khau thuong tru; dia chi hien nay; dia chi noi o; thon xom so nha; so
        nha duong pho thon xom; thon to dan pho; ho khau thuong tru; noi thuong tru; cho o; cho o hien tai;
        dia chi cu tru; diachi; thon xom to dan pho; so nha thon xom to; noi o hien tai"""
    ),
    "commune": _listed(
        """xa phuong; phuong xa; xa phuong thi tran; xa; phuong; xa thi tran; xa phuong thuong tru; xa phuong dac
        khu"""
    ),
    "district": _listed("quan huyen; huyen quan; huyen; quan; quan huyen thi xa; huyen quan thi xa"),
    "province": _listed("tinh thanh pho; tinh thanh; tinh tp; tinh; thanh pho; thanh pho tinh"),
    "guardian_name": _listed(
        """ho ten nguoi giam ho; ho va ten nguoi giam ho; ten nguoi giam ho; nguoi giam ho; ho ten phu huynh; ho
        va ten phu huynh; ten phu huynh; phu huynh; ho ten cha me nguoi giam ho; ten cha me nguoi giam ho; ho
        ten cha me; ho ten bo me; ho va ten bo me; ho va ten cha me; cha me; bo me; ho ten cha hoac me; ho ten
        bo hoac me; phu huynh hoc sinh; ho ten phu huynh hoc sinh; ho va ten phu huynh hoc sinh; cha me nguoi
        giam ho; ho va ten cha me nguoi giam ho; ho ten cha me giam ho; nguoi giam ho ho ten; nguoi giam ho ho
        va ten; phu huynh ho ten; phu huynh ho va ten"""
    ),
    "guardian_relation": _listed(
        """quan he; moi quan he; quan he voi hoc sinh; quan he voi hs; moi quan he voi hoc sinh; quan he voi con;
        quan he voi nguoi giam ho; quan he giam ho; nguoi giam ho quan he; phu huynh quan he"""
    ),
    "guardian_birth_date": _listed(
        """ngay sinh nguoi giam ho; nam sinh nguoi giam ho; ngay sinh phu huynh; nam sinh phu huynh; ngay sinh
        cua nguoi giam ho; nguoi giam ho ngay sinh; nguoi giam ho nam sinh; ngay sinh cha me; ngay sinh bo me;
        phu huynh ngay sinh; phu huynh nam sinh; nam sinh cha me; nam sinh bo me"""
    ),
    "guardian_bhxh_code": _listed(
        """ma so bhxh nguoi giam ho; ma bhxh nguoi giam ho; ma so bhxh cua nguoi giam ho; ma bhxh cua nguoi giam
        ho; ma so bhxh phu huynh; ma bhxh phu huynh; so bhxh nguoi giam ho; so bhxh phu huynh; nguoi giam ho
        ma so bhxh; nguoi giam ho ma bhxh; ma so bhxh cua phu huynh; ma so bhxh cha me; ma so bhxh bo me; ma
        bhxh bo me; ma bhxh cha me; phu huynh ma so bhxh; ma bhxh cua phu huynh; phu huynh ma bhxh"""
    ),
    "guardian_id_number": _listed(
        """so cccd nguoi giam ho; cccd nguoi giam ho; so cmnd cccd nguoi giam ho; so cccd cmnd nguoi giam ho; so
        cccd cua nguoi giam ho; so cccd phu huynh; cccd phu huynh; nguoi giam ho so cccd; nguoi giam ho cccd;
        cmnd cccd nguoi giam ho; so cccd cha me; so cccd bo me; cccd bo me; phu huynh so cccd; so cccd cua phu
        huynh; phu huynh cccd"""
    ),
    "guardian_phone": _listed(
        """sdt nguoi giam ho; so dien thoai nguoi giam ho; dien thoai nguoi giam ho; sdt phu huynh; so dien thoai
        phu huynh; dien thoai phu huynh; sdt cua nguoi giam ho; sdt ph; dt phu huynh; sdt bo me; sdt cha me;
        so dien thoai bo me; so dien thoai cha me; dien thoai bo me; dien thoai cha me; nguoi giam ho sdt;
        nguoi giam ho so dien thoai; sdt cua phu huynh; so dien thoai cua phu huynh; phu huynh sdt; phu huynh
        so dien thoai; sdt phhs; so dien thoai cua nguoi giam ho; sdt phu huynh hoc sinh"""
    ),
    "has_portrait": _listed("anh 4x6; anh the; anh chan dung; anh chan dung 4x6; anh the 4x6; anh"),
    "has_id_front": _listed(
        """anh giay to mat truoc; anh mat truoc; mat truoc; anh cccd mat truoc; anh mat truoc cccd; mat truoc
        cccd"""
    ),
    "has_id_back": _listed(
        """anh giay to mat sau; anh mat sau; mat sau; anh cccd mat sau; anh mat sau cccd; mat sau cccd"""
    ),
    "has_birth_certificate": _listed("""giay khai sinh; khai sinh; anh giay khai sinh; ban sao giay khai sinh"""),
    "already_registered": _listed(
        """da co tai khoan vssid; da co vssid; da dang ky vssid; da cai vssid; tai khoan vssid; vssid; da co tai
        khoan; da dang ky"""
    ),
    "consent": _listed(
        """dong y xu ly du lieu; dong y; dong y xu ly du lieu ca nhan; dong y cung cap du lieu; dong y cua phu
        huynh; phu huynh dong y"""
    ),
    "note": _listed("ghi chu; chu thich; luu y"),
    "status": _listed("""trang thai; tinh trang hoc tap; tinh trang; trang thai hoc sinh; trang thai hoc tap"""),
}
"""Field → its headings. ``plain_phone`` is nobody's for certain: `survey` decides whose by the columns beside it."""

_PARENTS = {
    "father": ("cha", "bo", "ba", "cua cha", "cua bo"),
    "mother": ("me", "cua me"),
    "sponsor": ("nguoi do dau", "nguoi nuoi duong", "do dau"),
}
_PARENT_PARTS = {
    "name": ("ho ten", "ho va ten", "ten"),
    "birth_date": ("nam sinh", "ngay sinh", "ngay thang nam sinh"),
    "phone": ("sdt", "so dien thoai", "dien thoai", "dt", "so dt"),
    "bhxh_code": ("ma so bhxh", "ma bhxh", "so bhxh"),
    "id_number": ("so cccd", "cccd", "so cmnd", "cmnd", "so cmnd cccd", "so cccd cmnd", "cmnd cccd", "so dinh danh"),
    "job": ("nghe nghiep", "nghe", "noi cong tac", "don vi cong tac", "noi lam viec"),
}


def _parent_aliases() -> dict[str, tuple[str, ...]]:
    """Build "ho ten cha", "cha ho ten" … for each parent and part; a job has no place in our records."""
    table: dict[str, tuple[str, ...]] = {}
    for parent, names in _PARENTS.items():
        for part, words in _PARENT_PARTS.items():
            field = f"{parent}_{part}" if part != "job" else "ignored"
            both = [f"{word} {name}" for word in words for name in names]
            both += [f"{name} {word}" for word in words for name in names]
            table[field] = (*table.get(field, ()), *both)
    table["father_name"] += ("cha", "bo")
    table["mother_name"] += ("me",)
    table["sponsor_name"] += ("nguoi do dau",)
    return table


ALIASES |= _parent_aliases()
ALIASES["ignored"] += _listed(
    """noi sinh; noi sinh chi tiet; ngay cap; noi cap; khoi hoc; khoi; noi cap cmnd; ngay cap cmnd; ton giao;
    tinh thanh que quan; phuong xa que quan; xa phuong que quan; xa phuong theo que quan; quan huyen que quan;
    quan huyen theo que quan; tinh thanh pho que quan; tinh thanh pho theo que quan; chuc vu; ky ten; ky nhan;
    chu ky; tuoi; truong; nam hoc; doan vien; doi vien; con thuong binh; ho ngheo; khuyet tat; truong tieu
    hoc; hoc sinh truong; que quan"""
)

FIELD_BY_HEADING: dict[str, str] = {alias: field for field, aliases in ALIASES.items() for alias in aliases}
"""Folded heading → field."""
