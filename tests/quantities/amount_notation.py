"""How the tests write what is found: `1조 원=1000000000000 KRW approx; 5%=5 %`."""

from pipeline.quantities import find_quantities
from pipeline.quantities.amounts import find_amounts
from pipeline.types import Amount, Mention


def write(mention: Mention) -> str:
    assert isinstance(mention.value, Amount)
    return f"{mention.text}={mention.value.value} {mention.value.unit} {mention.value.qualifier}".strip()


def amounts(text: str) -> str:
    found = find_amounts(text)
    for mention in found:
        assert text[mention.start_char : mention.end_char] == mention.text
    return "; ".join(write(mention) for mention in found)


def values(text: str) -> str:
    """Dates too, written with their EDTF value."""
    found = find_quantities(text)
    return "; ".join(f"{m.text}={m.value.value}" if m.label == "DATE" and m.value else write(m) for m in found)


def cases(table: str) -> list[tuple[str, str]]:
    """The cases of a table: `sentence -> amounts` on each line."""
    rows = (line.partition(" ->") for line in table.strip().splitlines() if line.strip())
    return [(sentence.strip(), expected.strip()) for sentence, _, expected in rows]
