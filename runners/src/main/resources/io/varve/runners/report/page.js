// Puts the page together.

const data = JSON.parse(document.getElementById('data').textContent);

document.title = 'Varve report: ' + data.about.warehouse;
document.getElementById('about').append(
  el('span', {class: 'mono'}, data.about.warehouse), el('br'), `as of ${time(data.about.generated_at)} UTC`);
document.getElementById('foot').append(
  `Written by varve ${data.about.version}. Warehouse ${data.about.warehouse_id}. All times are UTC; sizes are in powers of 1000.`);

overview(data);
runsSection(data);
snapshotsSection(data);
if (data.current) {
  coverageSection(data.current);
  failuresSection(data.current);
  validationSection(data.current);
}
sizesSection(data);
if (data.changes) {
  changesSection(data);
}

const THEMES = [['', 'system'], ['light', 'light'], ['dark', 'dark']];
let theme = 0;
const themeButton = document.getElementById('theme');
themeButton.addEventListener('click', () => {
  theme = (theme + 1) % THEMES.length;
  const [name, words] = THEMES[theme];
  if (name) {
    document.documentElement.dataset.theme = name;
  } else {
    delete document.documentElement.dataset.theme;
  }
  themeButton.textContent = 'Theme: ' + words;
});

// The address names the run that is shown, so that it can be sent to somebody.
const detail = document.getElementById('detail');

function follow() {
  const id = location.hash.startsWith('#run-') ? decodeURIComponent(location.hash.slice(5)) : '';
  const parts = id ? runDetail(data, id) : undefined;
  if (!parts) {
    if (detail.open) {
      detail.close();
    }
    return;
  }
  const close = el('button', {type: 'button', onclick: () => detail.close()}, 'Close');
  detail.replaceChildren(
    el('div', {class: 'top'}, el('h2', {id: 'detail-title'}, 'Run ', el('span', {class: 'mono'}, id)), close), ...parts);
  if (!detail.open) {
    detail.showModal();
  }
  detail.scrollTop = 0;
  close.focus();
}

detail.addEventListener('close', () => {
  if (location.hash.startsWith('#run-')) {
    history.replaceState(null, '', location.pathname + location.search);
  }
});
detail.addEventListener('click', event => {
  if (event.target === detail) {
    detail.close();
  }
});
window.addEventListener('hashchange', follow);
follow();
