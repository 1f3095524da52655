from macros.catalog import Catalog
from macros.conversion import Converter


def test_opencc_comes_first_and_our_dictionary_after_it() -> None:
    converter = Converter({"舉報": "檢舉"})
    assert converter.convert("被举报的卖家用软件截图") == "被檢舉的賣家用軟體截圖"


def test_the_longest_entry_wins_and_an_entry_can_protect() -> None:
    converter = Converter({"質量": "品質", "質量守恆": "質量守恆"})
    assert converter.convert("质量与质量守恒") == "品質與質量守恆"


def test_korean_latin_and_macro_calls_stay_as_they_are() -> None:
    text = '소명 WING {{ fact("route-proof-deadline") }} {#sources} ../letters/a.md'
    assert Converter({}).convert(text) == text


def test_our_dictionary_speaks_as_taiwan_does(catalog: Catalog) -> None:
    convert = catalog.converters["zh-TW"].convert
    assert convert("卖家的账号被举报，质量没问题") == "賣家的帳號被檢舉，品質沒問題"
    assert convert("打印") == "列印"
    assert convert("邮箱") == "信箱"
    assert convert("视频") == "影片"
