// Charts, drawn for the width that they have. Each says in words what it shows; tables beside them have the numbers.

/** Draws again when the width changes. */
function chart(caption, more, label, draw) {
  const place = el('div');
  let drawn = 0;
  const figure = el('figure', {}, el('figcaption', {}, caption, ' ', el('span', {}, more)), place);
  new ResizeObserver(() => {
    const width = Math.floor(place.clientWidth);
    if (width > 0 && width !== drawn) {
      drawn = width;
      place.replaceChildren(draw(width, label));
    }
  }).observe(place);
  return figure;
}

function canvas(width, height, label, ...children) {
  return svg('svg', {viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label}, ...children);
}

/** Returns up to four round steps that reach the largest value. */
function steps(largest) {
  if (largest <= 0) {
    return [0];
  }
  const rough = largest / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max([1, 2, 5, 10].find(factor => factor * power >= rough) * power, Number.EPSILON);
  return Array.from({length: Math.ceil(largest / step) + 1}, (_, i) => i * step);
}

function axis(ticks, y, left, right, format) {
  return ticks.map(tick => svg('g', {},
    svg('line', {class: 'axis', x1: left, x2: right, y1: y(tick), y2: y(tick)}),
    svg('text', {x: left - 6, y: y(tick) + 4, 'text-anchor': 'end'}, format(tick))));
}

const short = value => (value >= 1e9 ? value / 1e9 + 'G' : value >= 1e6 ? value / 1e6 + 'M'
  : value >= 1e3 ? value / 1e3 + 'k' : String(Math.round(value * 100) / 100));

/** First and last moment below the axis. */
function moments(first, last, left, right, y) {
  return [
    svg('text', {x: left, y}, first),
    right - left > 220 ? svg('text', {x: right, y, 'text-anchor': 'end'}, last) : undefined,
  ];
}

/**
 * Returns columns of parts, one for each item.
 *
 * spec.items       id, title, parts: [{kind, value}], mark: [sign, class] above the column
 * spec.onchoose    called with the item that was clicked
 */
function columns(spec) {
  return chart(spec.caption, spec.more, spec.label, (width, label) => {
    const [height, left, top, bottom] = [spec.height || 190, 44, 18, 20];
    const largest = Math.max(1, ...spec.items.map(item => sum(item.parts.map(part => part.value))));
    const ticks = steps(largest);
    const top0 = ticks[ticks.length - 1];
    const y = value => height - bottom - value / top0 * (height - top - bottom);
    const slot = (width - left) / spec.items.length;
    const thick = Math.max(1, Math.min(34, slot * 0.72));
    const drawn = spec.items.map((item, place) => {
      const middle = left + (place + 0.5) * slot;
      let below = 0;
      const parts = item.parts.filter(part => part.value > 0).map(part => {
        const [from, to] = [y(below), y(below + part.value)];
        below += part.value;
        return svg('rect', {class: 'fill-' + part.kind, x: middle - thick / 2, y: to, width: thick,
          height: Math.max(1, from - to - (from - to > 3 ? 1 : 0))});
      });
      return svg('g', {class: 'column', 'data-id': item.id, onclick: () => spec.onchoose(item)},
        svg('title', {}, item.title),
        svg('rect', {class: 'ghost', x: middle - slot / 2, y: 0, width: slot, height: height - bottom}),
        ...parts,
        item.mark && slot > 7
          ? svg('text', {class: 'mark ' + item.mark[1], x: middle, y: y(below) - 5}, item.mark[0]) : undefined);
    });
    const [first, last] = [spec.items[0], spec.items[spec.items.length - 1]];
    return canvas(width, height, label, ...axis(ticks, y, left, width, spec.format || short), ...drawn,
      ...moments(first.when, last.when, left, width, height - 4));
  });
}

/** Returns a line over moments: points are {when: milliseconds, value, title}. */
function line(spec) {
  return chart(spec.caption, spec.more, spec.label, (width, label) => {
    const [height, left, top, bottom] = [130, 44, 10, 20];
    const ticks = steps(Math.max(...spec.points.map(point => point.value)));
    const top0 = ticks[ticks.length - 1] || 1;
    const [start, end] = [spec.points[0].when, spec.points[spec.points.length - 1].when];
    const right = width - 6;
    const x = when => (end === start ? (left + right) / 2 : left + (when - start) / (end - start) * (right - left));
    const y = value => height - bottom - value / top0 * (height - top - bottom);
    // What a snapshot says holds until the next one.
    const path = spec.points.map((point, i) =>
      (i === 0 ? `M${x(point.when)},` : `H${x(point.when)}V`) + y(point.value)).join('');
    const dots = spec.points.length > 80 ? [] : spec.points.map(point => svg('circle',
      {class: 'dot', cx: x(point.when), cy: y(point.value), r: 3.5}, svg('title', {}, point.title)));
    return canvas(width, height, label, ...axis(ticks, y, left, width, spec.format || short),
      svg('path', {class: 'area', d: `${path}V${y(0)}H${x(start)}Z`}), svg('path', {class: 'line', d: path}), ...dots,
      ...moments(spec.first, spec.last, left, width, height - 4));
  });
}

const legend = kinds => el('ul', {class: 'legend', 'aria-hidden': 'true'},
  kinds.map(([kind, name]) => el('li', {}, el('i', {class: 'fill-' + kind}), name)));

/** Returns one bar of parts with their numbers beneath. */
function stack(parts) {
  const whole = sum(parts.map(part => part.value));
  const there = parts.filter(part => part.value > 0);
  return el('div', {},
    el('div', {class: 'stack', 'aria-hidden': 'true'}, there.map(part => {
      const piece = el('i', {class: 'fill-' + part.kind});
      piece.style.flexGrow = part.value;
      return piece;
    })),
    el('ul', {class: 'legend'}, parts.map(part => el('li', {}, el('i', {class: 'fill-' + part.kind, 'aria-hidden': 'true'}),
      `${part.name}: ${number(part.value)} (${percent(part.value, whole)})`))));
}

/** Returns a bar whose length is a share of the largest. */
function bar(value, largest) {
  const piece = el('span', {class: 'bar', 'aria-hidden': 'true'});
  piece.style.width = (largest > 0 ? value / largest * 100 : 0) + '%';
  return piece;
}
