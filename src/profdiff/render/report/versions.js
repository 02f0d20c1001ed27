"use strict";
// Holds any two versions of a page together, by what is known of each. Texts are set as text only.
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, within) => [...within.querySelectorAll(selector)];
  const make = (tag, classes = "", text = "") => {
    const made = document.createElement(tag);
    if (classes) made.className = classes;
    if (text) made.textContent = text;
    return made;
  };
  // Passages that are the same on both sides are folded away where there are more in a row.
  const FOLD = 4;

  const data = JSON.parse($("data").textContent);
  const { versions, records, passages, words } = data;
  if (versions.length < 2) return;
  const [before, after] = [$("old"), $("new")];
  // What passages say, however their lines are broken.
  const said = passages.map(([text]) => text.replace(/\s+/g, " "));

  // What version number `at` says: thread → record, and its passages in reading order.
  const version = (at) => {
    const held = new Map();
    const listed = [];
    for (const { moves, edits } of versions.slice(0, at + 1)) {
      for (const [thread, record] of moves)
        if (record < 0) held.delete(thread);
        else held.set(thread, record);
      for (const [start, cut, put] of edits) listed.splice(start, cut, ...put);
    }
    return [held, listed];
  };

  // What the page itself says: its title and the like, of which only changes are known.
  const page = (at) => {
    const fields = new Map();
    versions.forEach((version, number) => {
      for (const [word, was, is] of version.page)
        if (number <= at) fields.set(word, is);
        else if (!fields.has(word)) fields.set(word, was);
    });
    return [...fields].filter(([, value]) => value);
  };

  const facts = (was, now) => {
    const [old, fresh] = [new Map(was), new Map(now)];
    return [...new Set([...old.keys(), ...fresh.keys()])]
      .filter((word) => old.get(word) !== fresh.get(word))
      .map((word) => {
        if (!old.has(word)) return `+ ${word}: ${fresh.get(word)}`;
        if (!fresh.has(word)) return `− ${word}: ${old.get(word)}`;
        return `${word}: ${old.get(word)} → ${fresh.get(word)}`;
      });
  };

  const changes = (old, now, from, to) => {
    const found = [];
    for (const thread of new Set([...old.keys(), ...now.keys()])) {
      const [was, is] = [records[old.get(thread)], records[now.get(thread)]];
      if (was === is) continue;
      const [entity, name, whole, fields] = is ?? was;
      const op = !was ? "added" : !is ? "removed" : "changed";
      const told = op === "changed" ? facts(was[3], fields) : whole;
      if (op === "changed" && !told.length && was[1] === name) continue;
      found.push({ thread, entity, op, name, facts: told, former: op === "changed" ? was[1] : name });
    }
    const own = facts(page(from), page(to));
    if (own.length) {
      const fields = new Map(page(to));
      const name = fields.get("name") ?? fields.get("title") ?? "page";
      found.push({ entity: "page", op: "changed", name, former: name, facts: own });
    }
    const ranks = Object.keys(words.titles);
    const ops = ["changed", "added", "removed"];
    const rank = (change) => ranks.indexOf(change.entity) * 3 + ops.indexOf(change.op);
    found.sort((one, other) => rank(one) - rank(other) || one.thread - other.thread);
    found.forEach((change, at) => (change.number = at + 1));
    return found;
  };

  const entry = (change) => {
    const item = $("change-template").content.firstElementChild.cloneNode(true);
    item.id = `any-${change.number}`;
    item.querySelector(".number").textContent = change.number;
    const op = item.querySelector(".op");
    op.classList.add(change.op);
    op.textContent = `${words.signs[change.op]} ${change.op}`;
    const name = item.querySelector(".name");
    if (change.former === change.name) name.textContent = change.name;
    else name.append(make("del", "", change.former), " → ", make("ins", "", change.name));
    const list = item.querySelector(".facts");
    list.append(...change.facts.map((fact) => make("li", "", fact)));
    if (!change.facts.length) list.remove();
    return item;
  };

  const groups = (found) =>
    [...new Set(found.map((change) => change.entity))].map((entity) => {
      const group = make("section", "group");
      const own = found.filter((change) => change.entity === entity);
      const title = make("h3", "", `${words.titles[entity]} `);
      title.append(make("span", "count", String(own.length)));
      const list = make("ol", "changes");
      list.append(...own.map(entry));
      if (words.minor.includes(entity)) {
        const fold = make("details");
        const summary = make("summary");
        summary.append(title);
        fold.append(summary, list);
        group.append(fold);
      } else group.append(title, list);
      return group;
    });

  // Passages that stand on both sides in the same order: a longest increasing subsequence.
  const common = (old, now) => {
    const where = new Map();
    now.forEach((passage, at) => {
      where.set(said[passage], [...(where.get(said[passage]) ?? []), at]);
    });
    const tails = [];
    old.forEach((passage, at) => {
      for (const to of [...(where.get(said[passage]) ?? [])].reverse()) {
        let [low, high] = [0, tails.length];
        while (low < high) {
          const middle = (low + high) >> 1;
          if (tails[middle].to < to) low = middle + 1;
          else high = middle;
        }
        tails[low] = { at, to, last: tails[low - 1] };
      }
    });
    const kept = [];
    for (let each = tails.at(-1); each; each = each.last) kept.push(each);
    return kept.reverse();
  };

  const apart = (old, now) =>
    old.length === now.length
      ? old.map((was, at) => [was, now[at]])
      : [...old.map((was) => [was, undefined]), ...now.map((is) => [undefined, is])];

  const beside = (old, now) => {
    const rows = [];
    let [done, lone] = [0, []];
    for (const was of old) {
      const threads = passages[was][1];
      const at = now.findIndex(
        (is, to) => to >= done && passages[is][1].some((thread) => threads.includes(thread)),
      );
      if (at < 0) lone.push(was);
      else {
        rows.push(...apart(lone, now.slice(done, at)), [was, now[at]]);
        [done, lone] = [at + 1, []];
      }
    }
    return [...rows, ...apart(lone, now.slice(done))];
  };

  const aligned = (old, now) => {
    const rows = [];
    let [left, right] = [0, 0];
    for (const { at, to } of [...common(old, now), { at: old.length, to: now.length }]) {
      rows.push(...beside(old.slice(left, at), now.slice(right, to)));
      if (at < old.length) rows.push([old[at], now[to]]);
      [left, right] = [at + 1, to + 1];
    }
    return rows;
  };

  // The words between what two passages begin and end with in common.
  const pieces = (text, other) => {
    const [mine, theirs] = [text.split(" "), (other ?? "").split(" ")];
    const least = Math.min(mine.length, theirs.length);
    let [start, end] = [0, 0];
    while (start < least && mine[start] === theirs[start]) start++;
    while (end < least - start && mine.at(-1 - end) === theirs.at(-1 - end)) end++;
    if (2 * (start + end) < mine.length) [start, end] = [0, 0];
    const stop = mine.length - end;
    return [mine.slice(0, start), mine.slice(start, stop), mine.slice(stop)].map((part) => part.join(" "));
  };

  // What stands on both sides, each time in another place, has a row of its own on either.
  const kind = ([was, is], both) => {
    if (said[was] === said[is]) return "same";
    if (was !== undefined && is !== undefined) return "differs";
    return both.has(said[was ?? is]) ? "moved" : "differs";
  };

  const movedApart = (pairs, both) =>
    pairs.flatMap(([was, is]) => {
      const paired = was !== undefined && is !== undefined && said[was] !== said[is];
      const moved = paired && (both.has(said[was]) || both.has(said[is]));
      return moved ? [[was, undefined], [undefined, is]] : [[was, is]];
    });

  const cell = (passage, other, side, alike, [numbers, sentences]) => {
    const made = make("div", `cell ${side}`);
    if (passage === undefined) {
      made.classList.add("empty");
      return made;
    }
    const [text, threads] = passages[passage];
    const told = new Set(threads.map((thread) => numbers.get(thread)).filter(Boolean));
    if (sentences[side].has(said[passage])) told.add(sentences[side].get(said[passage]));
    const marks = make("div", "marks");
    for (const number of alike ? [] : told) {
      const link = make("a", "number");
      link.href = `#any-${number}`;
      link.append(make("span", "away", "change "), String(number));
      marks.append(link);
    }
    if (marks.children.length > 2) marks.classList.add("many");
    made.append(marks);
    const [head, marked, tail] = alike ? [text, "", ""] : pieces(text, passages[other]?.[0]);
    const shown = make("p");
    shown.append(head, head && marked ? " " : "");
    if (marked) shown.append(make(side === "old" ? "del" : "ins", "", marked));
    shown.append(tail && marked ? " " : "", tail);
    made.append(shown);
    return made;
  };

  const row = ([was, is], both, numbers) => {
    const name = kind([was, is], both);
    const made = make("div", `row ${name}`);
    const alike = name !== "differs";
    made.append(cell(was, is, "old", alike, numbers), cell(is, was, "new", alike, numbers));
    if (name === "moved") {
      const sign = make("span", "elsewhere");
      const arrow = make("span", "", "↕");
      arrow.ariaHidden = "true";
      sign.append(arrow, make("span", "away", "stands in another place on the other page"));
      made.querySelector(".marks").append(sign);
    }
    return made;
  };

  const folded = (rows) => {
    const shown = [];
    for (let at = 0; at < rows.length; ) {
      let end = at;
      while (end < rows.length && rows[end].className === rows[at].className) end++;
      const part = rows.slice(at, end);
      if (part.length > FOLD && !part[0].classList.contains("differs")) {
        const fold = make("details", "fold");
        const where = part[0].classList.contains("moved") ? "in another place" : "as they were";
        fold.append(make("summary", "", `${part.length} passages ${where}`), ...part);
        shown.push(fold);
      } else shown.push(...part);
      at = end;
    }
    return shown;
  };

  const heads = () => {
    const made = make("div", "row heads");
    for (const [side, title, from] of [["old", "Before", before], ["new", "After", after]]) {
      const head = make("div", `cell ${side}`);
      head.append(make("h4", "", title), make("p", "meta", versions[from.value].label));
      made.append(head);
    }
    return made;
  };

  const show = () => {
    const [from, to] = [Number(before.value), Number(after.value)];
    const [[old, left], [now, right]] = [version(from), version(to)];
    const found = changes(old, now, from, to);
    const own = to === from + 1 ? $(`version-${to}`)?.querySelector(".told") : undefined;
    // Of neighbours the words that were found for them say more: accepted, joined, moved.
    const told = own ? [...own.cloneNode(true).children] : groups(found);
    for (const change of told.flatMap((group) => all(".change", group))) {
      change.hidden = false;
      change.id = `any-${change.querySelector(".number").textContent}`;
    }
    for (const group of told) group.hidden = false;
    const total = told.flatMap((group) => all(".change", group)).length;
    const notes = [versions[from].note, versions[to].note].filter(Boolean);
    const count = total === 0 ? "No change" : total === 1 ? "1 change" : `${total} changes`;
    $("said").textContent = [`${count} from ${versions[from].label} to ${versions[to].label}.`, ...notes].join(" ");
    const threads = own ? versions[to].threads : found.map((change) => change.thread);
    const numbers = new Map(threads.map((thread, at) => [thread, at + 1]));
    // Sentences hold no record of their own: they are known by what they say.
    const sentences = { old: new Map(), new: new Map() };
    for (const change of found.filter((each) => each.entity === "statement")) {
      const number = numbers.get(change.thread);
      if (number && change.op !== "added") sentences.old.set(change.former, number);
      if (number && change.op !== "removed") sentences.new.set(change.name, number);
    }
    $("result").replaceChildren(...told);
    const here = new Set(left.map((passage) => said[passage]));
    const both = new Set(right.map((passage) => said[passage]).filter((text) => here.has(text)));
    const pairs = movedApart(aligned(left, right), both);
    const rows = pairs.map((pair) => row(pair, both, [numbers, sentences]));
    $("pages").replaceChildren(heads(), ...folded(rows));
    // Not disabled: that would take the focus from who goes through versions by the keyboard.
    $("older").ariaDisabled = String(Math.min(from, to) <= 0);
    $("newer").ariaDisabled = String(Math.max(from, to) >= versions.length - 1);
  };

  const shift = (by, button) => {
    if (button.ariaDisabled === "true") return;
    for (const select of [before, after]) select.value = String(Number(select.value) + by);
    show();
  };

  for (const select of [before, after]) {
    for (let at = versions.length - 1; at >= 0; at--)
      select.append(new Option(versions[at].label, String(at)));
    select.addEventListener("change", show);
  }
  before.value = "0";
  after.value = String(versions.length - 1);
  $("older").addEventListener("click", (event) => shift(-1, event.currentTarget));
  $("newer").addEventListener("click", (event) => shift(1, event.currentTarget));
  $("choice").addEventListener("submit", (event) => event.preventDefault());
  for (const part of all(".scripted", document)) part.hidden = false;
  show();
})();
