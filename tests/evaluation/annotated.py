"""Annotated reports for tests, in the corpus markup."""

from pipeline.corpus import Document, read_markup

GOLD = """=== report
id: r-01
language: ko
=== text
{한빛건설|ORG#o1}은 {2021년|DATE#d1 2021} {푸른만 신항|PROJECT#p1}을 {3억 달러|MONEY#m1 3e8 USD}에 수주했다.
{푸른만 신항|PROJECT#p1}은 {가온시|PLACE#l1}에 들어선다. 부지는 {58㎢|QUANTITY#q1 58 km2 approx}이다.
=== relations
o1 participates_in.contractor p1
m1 amount_of.contract p1
d1 date_of.agreement p1
p1 located_in l1
q1 amount_of.area p1
"""


def annotate(markup: str) -> Document:
    """The one report of a markup."""
    (document,) = read_markup(markup)
    return document


def change(*pairs: tuple[str, str]) -> Document:
    """The gold report with some of its markup exchanged, each of which occurs in it."""
    markup = GOLD
    for old, new in pairs:
        assert old in markup, old
        markup = markup.replace(old, new)
    return annotate(markup)
