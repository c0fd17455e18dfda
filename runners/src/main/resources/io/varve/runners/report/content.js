// What is in the warehouse: overview, snapshots, coverage, failures, validation, sizes, changes.

const rowsOf = snapshot => sum(Object.values(snapshot.datasets).map(totals => totals.rows));
const bytesOf = snapshot => sum(Object.values(snapshot.datasets).map(totals => totals.size_bytes));

function overview(data) {
  const tile = (name, figure, more, kind) => el('div', {class: 'tile'}, el('dt', {}, name),
    el('dd', {}, el('div', {class: 'figure ' + (kind || '')}, figure), el('div', {class: 'more'}, more)));
  const now = data.current;
  const newest = data.snapshots.rows[0];
  // What somebody did to the snapshots since then is no news of the input.
  const last = data.runs.rows.find(isExtraction) || data.runs.rows[0];
  const tiles = [];
  if (now) {
    tiles.push(
      tile('Current snapshot', number(now.id), `${newest.operation}, ${time(newest.committed_at)} UTC`),
      tile('Source files', number(now.entries), now.missing ? `${number(now.missing)} not listed any more` : 'all still listed'),
      tile('Failed', number(now.failed), now.failed ? `${number(now.stale)} of them with older rows` : 'the newest version of each is in the tables',
        now.failed ? 'bad' : 'good'),
      tile('Rows', number(rowsOf(newest)), `in ${count(Object.keys(newest.datasets).length, 'dataset')}, ${size(bytesOf(newest))}`));
  }
  if (last) {
    tiles.push(
      tile('Last run', end(last), `${time(started(last))} UTC`),
      tile('Its hit rate', percent(counted(last, 'unchanged'), counted(last, 'listed')),
        `${number(counted(last, 'unchanged'))} of ${number(counted(last, 'listed'))} unchanged, ${duration(last.saved_ms)} saved`));
  }
  section('overview', 'Overview',
    now ? undefined : lead('Nothing has been committed to this warehouse yet.'), el('dl', {class: 'tiles'}, tiles));
}

function growth(snapshots) {
  const rows = snapshots.slice().reverse();
  const names = [...new Set(rows.flatMap(snapshot => Object.keys(snapshot.datasets)))].sort();
  const one = (caption, value, format) => line({caption, more: format(value(rows[rows.length - 1])), format: value === bytesOf ? size : short,
    label: `${caption} over ${count(rows.length, 'snapshot')}: from ${format(value(rows[0]))} to ${format(value(rows[rows.length - 1]))}.`,
    first: time(rows[0].committed_at).slice(0, 16), last: time(rows[rows.length - 1].committed_at).slice(0, 16),
    points: rows.map(snapshot => ({when: Date.parse(snapshot.committed_at), value: value(snapshot),
      title: `Snapshot ${snapshot.id}, ${time(snapshot.committed_at)} UTC: ${format(value(snapshot))}`}))});
  return el('div', {class: 'charts small'},
    names.map(name => one(name, snapshot => (snapshot.datasets[name] || {rows: 0}).rows, value => count(value, 'row'))),
    one('size of the data files', bytesOf, size));
}

function snapshotsSection(data) {
  const rows = data.snapshots.rows;
  const gaps = data.forgotten.map(gap => (gap.first === gap.last ? String(gap.first) : `${gap.first} to ${gap.last}`));
  section('snapshots', 'Snapshots',
    lead(`${count(data.snapshots.total, 'snapshot')} kept`
      + (gaps.length ? `; forgotten: ${gaps.join(', ')}` : '')
      + (data.purged_files ? `; ${count(data.purged_files, 'data file')} with purged rows` : '') + '.'),
    rows.length ? growth(rows) : undefined,
    table({
      name: 'snapshots', rows, total: data.snapshots.total, none: 'None yet.',
      columns: [
        {name: 'id', value: s => s.id, text: s => String(s.id), kind: 'num'},
        {name: 'committed', value: s => s.committed_at, text: s => time(s.committed_at), kind: 'time'},
        {name: 'operation', value: s => s.operation,
          text: s => el('span', {}, s.operation, ' ', s.tags.map(tag => el('span', {class: 'tag'}, tag)))},
        ...(rows.some(s => s.reason) ? [{name: 'reason', value: s => s.reason || '', kind: 'wordy'}] : []),
        {name: 'run', value: s => s.run_id, text: s => runLink(s.run_id)},
        {name: 'added', value: s => s.counts.added, kind: 'num'},
        {name: 'again', value: s => s.counts.modified + s.counts.reprocessed + s.counts.retried, kind: 'num'},
        {name: 'removed', value: s => s.counts.removed, kind: 'num'},
        {name: 'failed', value: s => s.counts.failed, kind: 'num', shade: s => (s.counts.failed ? 'bad' : '')},
        {name: 'files', value: s => s.entries, kind: 'num'},
        {name: 'rows', value: rowsOf, kind: 'num'},
        {name: 'size', value: bytesOf, text: s => size(bytesOf(s)), kind: 'num'},
      ],
    }));
}

const shareHeat = (part, whole) => (part === 0 ? 'none' : 'heat' + Math.max(1, Math.ceil(part / whole * 4)));

function groupTable(name, title, groups, datasets) {
  return table({name, rows: groups.rows, total: groups.total, columns: [
    {name: title, value: group => group.name, kind: 'key'},
    {name: 'files', value: group => group.files, kind: 'num'},
    ...datasets.map((dataset, i) => ({name: dataset, kind: 'heat', value: group => group.covered[i] / group.files,
      text: group => el('span', {title: `${count(group.rows[i], 'row')} of ${number(group.covered[i])} files`},
        percent(group.covered[i], group.files)),
      shade: group => shareHeat(group.covered[i], group.files)})),
    {name: 'warned', value: group => group.warned, kind: 'num', wide: true},
    {name: 'failed', value: group => group.failed, kind: 'num', shade: group => (group.failed ? 'bad' : '')},
    {name: 'missing', value: group => group.missing, kind: 'num', wide: true},
  ]});
}

function coverageSection(now) {
  const coverage = now.coverage;
  const names = coverage.datasets;
  const forms = coverage.forms.rows.length > 0;
  section('coverage', 'Coverage',
    lead(`Source files that have rows in each dataset. ${number(coverage.lacking)} of ${number(now.entries)} `
      + 'have none in at least one; that is no fault by itself: not each document has footnotes.'),
    forms ? [el('h3', {}, 'By form type'), groupTable('form types', 'form type', coverage.forms, names)] : [],
    coverage.forms_left_out ? note('Form types were left out: there are too many data files to read for a report.') : undefined,
    coverage.folders.total > 1 || !forms
      ? [el('h3', {}, 'By folder'), groupTable('folders', 'folder', coverage.folders, names)] : [],
    el('h3', {}, 'Source files'),
    table({
      name: 'source files', rows: coverage.documents.rows, total: coverage.documents.total, left: 'Those that lack most come first.',
      columns: [
        {name: 'source file', value: doc => doc.key, kind: 'key'},
        ...(forms ? [{name: 'form', value: doc => doc.form, wide: true}] : []),
        {name: 'state', value: doc => doc.state, text: doc => el('span', {class: doc.state === 'current' ? 'quiet' : 'state warn'}, doc.state)},
        {name: 'validation', value: doc => doc.validation, wide: true},
        {name: 'lacks', value: doc => doc.lacks, kind: 'num'},
        ...names.map((dataset, i) => ({name: dataset, kind: 'num', value: doc => doc.rows[i], shade: doc => (doc.rows[i] ? '' : 'none')})),
      ],
    }));
}

function failureColumns() {
  return [
    {name: 'source file', value: row => row.key, kind: 'key'},
    {name: 'code', value: row => row.code, text: row => el('span', {class: 'state bad'}, row.code)},
    {name: 'stage', value: row => row.stage, wide: true},
    {name: 'attempts', value: row => row.attempts, kind: 'num'},
    {name: 'rows', value: row => (row.stale_since ? 'older ones, since ' + time(row.stale_since).slice(0, 10) : 'none')},
    {name: 'tried again', value: row => (row.may_pass ? 'while attempts are left' : 'after a change'), wide: true},
    {name: 'why', value: row => row.message, kind: 'wordy'},
  ];
}

function failuresSection(now) {
  const codes = Object.entries(now.failures_by_code);
  const most = Math.max(0, ...codes.map(([, n]) => n));
  section('failures', 'Failures',
    lead('Source files whose newest version could not be extracted. varve quarantine FILE has the full account of each.'),
    codes.length > 1 ? table({name: 'codes', rows: codes, columns: [
      {name: 'code', value: ([code]) => code},
      {name: 'files', value: ([, n]) => n, kind: 'num'},
      {name: 'share', value: ([, n]) => n, text: ([, n]) => bar(n, most), kind: 'bars'},
    ]}) : undefined,
    table({name: 'failures', rows: now.failures.rows, total: now.failures.total,
      none: 'None: the newest version of every file is in the tables.', left: 'varve failures lists all.',
      columns: [...failureColumns(), {name: 'run', value: row => row.run_id, text: row => runLink(row.run_id), wide: true}]}));
}

function validationSection(now) {
  const verdicts = [['PASS', 'good'], ['WARN', 'warn'], ['FAIL', 'bad'], ['none', 'quiet']];
  section('validation', 'Validation',
    lead('Verdict of the validation rules on the newest extraction of each source file; none where it did not come so far.'),
    stack(verdicts.map(([name, kind]) => ({name, kind, value: now.validation[name] || 0}))));
}

function sizesSection(data) {
  const newest = data.snapshots.rows[0];
  const datasets = newest ? Object.entries(newest.datasets) : [];
  const most = Math.max(0, ...datasets.map(([, totals]) => totals.size_bytes));
  const all = sum(data.areas.map(area => area.bytes));
  const stored = data.areas.find(area => area.name === 'data');
  section('sizes', 'Sizes',
    lead(`The warehouse has ${size(all)} in ${number(sum(data.areas.map(area => area.files)))} files. `
      + (newest ? `${size(bytesOf(newest))} are data files of the current snapshot, `
        + `${size(Math.max(0, stored.bytes - bytesOf(newest)))} those of older snapshots or of no snapshot.` : '')),
    datasets.length ? table({name: 'datasets', rows: datasets, columns: [
      {name: 'dataset', value: ([name]) => name},
      {name: 'rows', value: ([, t]) => t.rows, kind: 'num'},
      {name: 'files', value: ([, t]) => t.data_files, kind: 'num'},
      {name: 'size', value: ([, t]) => t.size_bytes, text: ([, t]) => size(t.size_bytes), kind: 'num'},
      {name: 'a row', value: ([, t]) => (t.rows ? t.size_bytes / t.rows : 0),
        text: ([, t]) => (t.rows ? size(Math.round(t.size_bytes / t.rows)) : '–'), kind: 'num', wide: true},
      {name: 'share', value: ([, t]) => t.size_bytes, text: ([, t]) => bar(t.size_bytes, most), kind: 'bars'},
    ]}) : undefined,
    el('h3', {}, 'Folders of the warehouse'),
    table({name: 'folders', rows: data.areas, columns: [
      {name: 'folder', value: area => area.name},
      {name: 'files', value: area => area.files, kind: 'num'},
      {name: 'size', value: area => area.bytes, text: area => size(area.bytes), kind: 'num'},
      {name: 'share', value: area => area.bytes, text: area => bar(area.bytes, all), kind: 'bars'},
    ]}));
}

function changesSection(data) {
  const changes = data.changes;
  const difference = (name, value, words) => ({name, kind: 'num', value: d => value(d.after) - value(d.before),
    text: d => words(value(d.after) - value(d.before))});
  section('changes', `Changes since snapshot ${changes.since}`,
    lead(`Source files with rows: ${number(changes.added)} added, ${number(changes.changed)} changed, ${number(changes.removed)} removed.`),
    changes.datasets.length ? table({name: 'datasets', rows: changes.datasets, columns: [
      {name: 'dataset', value: d => d.name},
      {name: 'rows then', value: d => d.before.rows, kind: 'num'},
      {name: 'rows now', value: d => d.after.rows, kind: 'num'},
      difference('rows', t => t.rows, change),
      difference('data files', t => t.data_files, change),
      difference('size', t => t.size_bytes, bytes => (bytes === 0 ? '=' : (bytes > 0 ? '+' : '−') + size(Math.abs(bytes)))),
    ]}) : undefined,
    el('h3', {}, 'Largest changes'),
    table({name: 'source files', rows: changes.files.rows, total: changes.files.total, none: 'None.', left: 'The largest come first.',
      columns: [
        {name: 'source file', value: file => file.key, kind: 'key'},
        {name: 'what', value: file => file.kind},
        {name: 'rows then', value: file => file.before, kind: 'num'},
        {name: 'rows now', value: file => file.after, kind: 'num'},
        {name: 'change', value: file => Math.abs(file.after - file.before), text: file => change(file.after - file.before), kind: 'num'},
      ]}));
}
