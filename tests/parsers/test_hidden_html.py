"""What a reader of an HTML letter cannot see is not read: by classes, sizes and colours of mails."""

from __future__ import annotations

import pytest

from parsers.markup import read_html_pages


def _seen(body: str, css: str = "") -> str:
    page = f"<html><head><style>{css}</style></head><body>{body}<p>Te betalen</p></body></html>"
    (found,) = read_html_pages(page.encode())
    return " ".join(word.text for word in found.words)


@pytest.mark.parametrize(
    ("body", "css"),
    [
        ('<div class="preheader">Verborgen</div>', ".preheader { display: none !important; }"),
        ('<div class="a preheader b">Verborgen</div>', "div.preheader{font-size:1px;color:#333}"),
        ('<div id="top">Verborgen</div>', "#top{max-height:0;overflow:hidden}"),
        ('<div class="x"><span class="y">Verborgen</span></div>', ".x .y {visibility:hidden}"),
        ('<table class="m"><tr><td>Verborgen</td></tr></table>', "p,table.m{display:none}p{display:block}"),
        ('<table><tr class="m"><td>Verborgen</td></tr></table>', ".m{display:none}"),
        ('<span class="m">Verborgen</span>', "/* uit { */ .m{display:none}"),
        ('<span class="m">Verborgen</span>', "@media screen { .m { display:none } }"),
        ('<span style="font-size:0">Verborgen</span>', ""),
        ('<span style="color:#fff">Verborgen</span>', ""),
        ('<font color="white">Verborgen</font>', ""),
        ('<td bgcolor="#003366"><span style="color:rgb(0, 51, 102)">Verborgen</span></td>', ""),
        ('<div style="background:#eee"><p class="k">Verborgen</p></div>', ".k{color:#EEEEEE}"),
    ],
)
def test_hidden_text_is_not_read(body: str, css: str) -> None:
    assert _seen(body, css) == "Te betalen"


@pytest.mark.parametrize(
    ("body", "css"),
    [
        ('<span class="m">Zichtbaar</span>', "@media (max-width:600px) { .m { display:none } }"),
        ('<span class="m">Zichtbaar</span>', ".m{display:none} .m{display:inline}"),
        ('<span class="m" style="display:inline">Zichtbaar</span>', ".m{display:none}"),
        ('<span class="n">Zichtbaar</span>', ".o .n{display:none}"),
        ('<span class="m">Zichtbaar</span>', ".m:before{display:none} a:hover.m{display:none}"),
        ('<div style="font-size:0px"><p style="font-size:14px">Zichtbaar</p></div>', ""),
        ('<div style="background:#036"><a style="color:#fff">Zichtbaar</a></div>', ""),
        ('<div class="b"><a style="color:white">Zichtbaar</a></div>', ".b{background-color:navy}"),
        ('<div style="background:url(x.png)"><a style="color:#fff">Zichtbaar</a></div>', ""),
        ('<div style="background:url(x.png) #fff"><a style="color:#fff">Zichtbaar</a></div>', ""),
        ('<p style="color:var(--tekst)">Zichtbaar</p>', ""),
    ],
)
def test_text_that_shows_is_read(body: str, css: str) -> None:
    assert _seen(body, css) == "Zichtbaar Te betalen"


def test_of_doubles_for_telephone_and_desktop_one_is_read() -> None:
    css = (
        ".tel{display:none} @media only screen and (max-width:480px)"
        "{.tel{display:block!important}.desk{display:none!important}}"
    )

    assert _seen('<p class="desk">€ 70,82</p><p class="tel">€ 70,82 nu</p>', css) == "€ 70,82 Te betalen"


def test_style_sheet_that_never_ends_is_read_as_far_as_it_goes() -> None:
    assert _seen('<p class="m">Verborgen</p>', ".m{display:none}" + "@media screen{" * 5000) == "Te betalen"
