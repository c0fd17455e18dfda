// Tables that can be sorted and filtered.

const FIRST_ROWS = 25;

/** Words for an order: numbers by value, anything else as text with its numbers by value. */
function compare(a, b) {
  if (typeof a === 'number' && typeof b === 'number') {
    return a - b;
  }
  return String(a).localeCompare(String(b), 'en', {numeric: true});
}

/**
 * Returns a table.
 *
 * spec.name     what its rows are, in the plural
 * spec.columns  name; value(row): what it is sorted by; text(row): what is shown, a text or an element (default: the
 *               value); kind: class of its cells; wide: left out on a phone
 * spec.rows     the rows, in the order in which they are shown first
 * spec.total    number of rows that there are, when the report has not all of them
 * spec.none     what is said when there are none
 */
function table(spec) {
  const total = spec.total === undefined ? spec.rows.length : spec.total;
  if (spec.rows.length === 0) {
    return el('p', {class: 'note'}, spec.none || 'None.');
  }
  const view = {sorted: -1, ascending: true, words: [], all: spec.rows.length <= FIRST_ROWS};
  const texts = new Map();
  const body = el('tbody');
  const counted = el('span', {class: 'count', role: 'status'});
  const more = el('button', {type: 'button', class: 'more', onclick: () => { view.all = true; show(); }});
  const heads = spec.columns.map((column, place) => el(
    'th',
    {scope: 'col', class: classes(column)},
    el('button', {type: 'button', onclick: () => sortBy(place)}, column.name)));

  function classes(column) {
    return [column.kind, column.wide ? 'wide' : ''].filter(Boolean).join(' ') || false;
  }

  function sortBy(place) {
    // Numbers are of interest from the largest.
    const first = spec.columns[place].kind !== 'num' && spec.columns[place].kind !== 'heat';
    view.ascending = view.sorted === place ? !view.ascending : first;
    view.sorted = place;
    heads.forEach((head, i) => (i === place
      ? head.setAttribute('aria-sort', view.ascending ? 'ascending' : 'descending')
      : head.removeAttribute('aria-sort')));
    show();
  }

  function line(row) {
    const cells = spec.columns.map((column, place) => {
      const content = column.text ? column.text(row) : column.value(row);
      const kind = typeof column.shade === 'function' ? column.shade(row) : '';
      const text = typeof content === 'number' ? number(content) : content;
      const attributes = {class: [classes(column), kind].filter(Boolean).join(' ') || false};
      return place === 0 ? el('th', {scope: 'row', ...attributes}, text) : el('td', attributes, text);
    });
    return el('tr', {}, cells);
  }

  function textOf(row) {
    if (!texts.has(row)) {
      const words = spec.columns.map(column => {
        const content = column.text ? column.text(row) : column.value(row);
        return content instanceof Node ? content.textContent : content;
      });
      texts.set(row, words.join(' ').toLowerCase());
    }
    return texts.get(row);
  }

  function show() {
    const found = spec.rows.filter(row => view.words.every(word => textOf(row).includes(word)));
    if (view.sorted >= 0) {
      const value = spec.columns[view.sorted].value;
      found.sort((a, b) => compare(value(a), value(b)) * (view.ascending ? 1 : -1));
    }
    const shown = view.all ? found : found.slice(0, FIRST_ROWS);
    body.replaceChildren(...shown.map(line));
    const matching = found.length < spec.rows.length ? ' that match' : '';
    counted.textContent = shown.length === total ? `${number(total)} in all`
      : `${number(shown.length)} of ${number(found.length)}${matching}`;
    more.hidden = shown.length === found.length;
    more.textContent = `Show all ${number(found.length)}`;
  }

  const search = el('input', {type: 'search', oninput: event => {
    view.words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    show();
  }});
  const tools = el('div', {class: 'tools'},
    spec.rows.length > 5 ? el('label', {}, 'Filter', search) : undefined, counted, more);
  const frame = el('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': spec.name},
    el('table', {}, el('caption', {}, spec.name), el('thead', {}, el('tr', {}, heads)), body));
  show();
  return el('div', {class: 'table'}, tools, frame,
    total > spec.rows.length
      ? note(`This report has ${number(spec.rows.length)} of ${number(total)} ${spec.name}.`
        + (spec.left ? ' ' + spec.left : ''))
      : undefined);
}
