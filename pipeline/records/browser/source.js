// The source text with its marks.

// Marks, joins and page starts cut the text; each stretch between two cuts is written once, in the order of the source.
function showText(data) {
  const article = $("text");
  article.replaceChildren();
  article.scrollTop = 0;
  const pieces = data.mentions.flatMap((mention) => mention.pieces.map(([start, end]) => ({ start, end, mention })));
  pieces.sort((a, b) => a.start - b.start || b.end - a.end);
  const state = { data, pieces, at: 0, open: [], join: 0, nodes: [], marks: new Map() };
  let place = 0;
  let nextPage = 0;
  const parts = [];
  const turn = (until) => {
    while (nextPage < data.pages.length && data.pages[nextPage] <= until) {
      const number = ++nextPage;
      if (data.pages.length > 1) parts.push(make("div", "pagemark", `${number}쪽`));
    }
  };
  const write = (end, className) => {
    while (place < end) {
      turn(place);
      const cut = nextPage < data.pages.length ? Math.min(end, Math.max(data.pages[nextPage], place + 1)) : end;
      const isGap = className === "gap" && data.text.slice(place, cut).trim() === "";
      const block = make("div", isGap ? "gap" : `block ${className === "gap" ? "other" : className}`);
      writeStretch(state, block, place, cut);
      parts.push(block);
      place = cut;
    }
  };
  for (const [start, end, kind, level] of data.blocks) {
    write(Math.max(start, place), "gap");
    write(end, `${kind} l${level}`);
  }
  write(data.text.length, "gap");
  article.append(...parts);
  return state;
}

function writeStretch(state, block, start, end) {
  const { pieces, data } = state;
  let place = start;
  while (place < end) {
    while (state.at < pieces.length && pieces[state.at].start <= place) state.open.push(pieces[state.at++]);
    state.open = state.open.filter((piece) => piece.end > place);
    let cut = state.at < pieces.length ? Math.min(end, pieces[state.at].start) : end;
    for (const piece of state.open) cut = Math.min(cut, piece.end);
    let parent = block;
    for (const { mention } of state.open) {
      const mark = make("mark", mention.label);
      mark.dataset.mention = mention.id;
      mark.tabIndex = -1;
      mark.setAttribute("role", "button");
      mark.title = [words.labels[mention.label], mention.shown].filter(Boolean).join(" · ");
      put(state.marks, mention.id, mark);
      parent.append(mark);
      parent = mark;
    }
    writeText(state, parent, place, cut, data.text);
    place = cut;
  }
}

function writeText(state, parent, start, end, text) {
  const { joins } = state.data;
  let place = start;
  while (place < end) {
    while (state.join < joins.length && joins[state.join][1] <= place) state.join++;
    const [from, to] = state.join < joins.length ? joins[state.join] : [end, end];
    const inside = from <= place;
    const cut = Math.min(end, inside ? to : from);
    const node = document.createTextNode(text.slice(place, cut));
    state.nodes.push([place, node]);
    if (inside) parent.append(make("span", "join", "", node));
    else parent.append(node);
    place = cut;
  }
}

function toRange(start, end) {
  const find = (place) => {
    let low = 0;
    let high = view.nodes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (view.nodes[middle][0] <= place) low = middle;
      else high = middle - 1;
    }
    return view.nodes[low];
  };
  const [first, node] = find(start);
  const [last, lastNode] = find(end - 1);
  const range = new Range();
  range.setStart(node, start - first);
  range.setEnd(lastNode, end - last);
  return range;
}

function paint(name, spans, priority) {
  if (!CSS.highlights) return;
  const highlight = new Highlight(...spans.map(([start, end]) => toRange(start, end)));
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
}
