'use strict';

// Elements and the words for numbers. Text goes in as text only: nothing in the data is ever markup.

const SVG = 'http://www.w3.org/2000/svg';

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat(2).filter(child => child !== undefined && child !== ''));
  return element;
}

const el = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);
const svg = (name, attributes = {}, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

const sum = values => values.reduce((a, b) => a + b, 0);
const number = value => value.toLocaleString('en-US');
const count = (value, noun) => `${number(value)} ${noun}${value === 1 ? '' : 's'}`;
const change = value => (value === 0 ? '=' : (value > 0 ? '+' : '−') + number(Math.abs(value)));
const time = iso => (iso ? iso.slice(0, 19).replace('T', ' ') : '');

/** Units are powers of 1000. */
function size(bytes) {
  const units = [[1e9, 'GB'], [1e6, 'MB'], [1e3, 'kB']];
  const [unit, name] = units.find(([least]) => Math.abs(bytes) >= least) || [1, 'B'];
  return (unit === 1 ? number(bytes) : (bytes / unit).toFixed(1)) + ' ' + name;
}

function duration(ms) {
  if (ms < 100) {
    return ms + ' ms';
  }
  const seconds = Math.round(ms / 1000);
  if (ms < 10000) {
    return (ms / 1000).toFixed(1) + ' s';
  }
  if (seconds < 60) {
    return seconds + ' s';
  }
  return seconds < 3600
    ? `${Math.floor(seconds / 60)} min ${seconds % 60} s`
    : `${number(Math.floor(seconds / 3600))} h ${Math.floor(seconds % 3600 / 60)} min`;
}

/** Never says all or nothing of what is only nearly so. */
function percent(part, whole) {
  if (whole === 0) {
    return '–';
  }
  const share = part / whole * 100;
  if (part > 0 && share < 1) {
    return '<1 %';
  }
  return (part < whole && share > 99 ? '>99' : Math.round(share)) + ' %';
}

/** Returns a section of the page and enters it in the contents. */
function section(id, title, ...children) {
  document.getElementById('contents').append(el('a', {href: '#' + id}, title));
  const part = el('section', {id, 'aria-labelledby': id + '-title'}, el('h2', {id: id + '-title'}, title), ...children);
  document.getElementById('main').append(part);
}

const lead = text => el('p', {class: 'lead'}, text);
const note = text => el('p', {class: 'note'}, text);

function pairs(values, differing = [], kind = 'pairs') {
  return el('dl', {class: kind}, values.map(([name, value]) => [
    el('dt', {}, name),
    el('dd', {class: differing.includes(name) ? 'differs' : false}, value),
  ]).flat());
}
