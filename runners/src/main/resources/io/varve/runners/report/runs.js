// The runs: what each found, how long it took, and all that is known of one.

const MOST_COLUMNS = 60;

const DECISIONS = [
  ['added', 'added'], ['modified', 'modified'], ['reprocessed', 'extracted again'], ['retried', 'tried again'],
  ['parked', 'failed before, left alone'], ['unchanged', 'unchanged'],
];

/** Sign and class of each end; the word is always beside them. */
const ENDS = {
  committed: ['✓', 'good'], 'no-changes': ['=', 'quiet'], refused: ['!', 'warn'], conflict: ['⇄', 'warn'],
  failed: ['✗', 'bad'], died: ['†', 'bad'], running: ['…', 'quiet'],
};

const end = run => el('span', {class: 'state ' + ENDS[run.status][1]}, ENDS[run.status][0] + ' ' + run.status);
const started = run => (run.start ? run.start.started_at : '');
const counted = (run, name) => (run.counts ? run.counts[name] : 0);
const work = run => counted(run, 'added') + counted(run, 'modified') + counted(run, 'reprocessed') + counted(run, 'retried');
const isExtraction = run => Boolean(run.start && run.start.extractor) || counted(run, 'listed') > 0;
const open = id => { location.hash = 'run-' + id; };
const runLink = id => el('button', {type: 'button', class: 'link mono', onclick: () => open(id)}, id);

function runTitle(run) {
  const found = DECISIONS.filter(([name]) => counted(run, name) > 0)
    .map(([name, words]) => `${number(counted(run, name))} ${words}`);
  return [`${run.id}: ${run.status}`, `${time(started(run))} UTC`, ...found,
    ...(run.duration_ms === undefined ? [] : [duration(run.duration_ms)])].join('\n');
}

function runCharts(runs) {
  const shown = runs.filter(isExtraction).slice(0, MOST_COLUMNS).reverse();
  if (shown.length === 0) {
    return [];
  }
  const item = (run, parts, mark) => ({id: run.id, title: runTitle(run), parts, mark, when: time(started(run)).slice(0, 16)});
  const choose = {onchoose: chosen => open(chosen.id)};
  const newest = shown.length < runs.length ? `the newest ${count(shown.length, 'run')} that extract` : 'oldest to newest';
  const marks = run => (['committed', 'no-changes'].includes(run.status) ? undefined : ENDS[run.status]);
  const found = columns({...choose, caption: 'Source files by decision', more: newest, height: 210,
    label: `Stacked columns, one for each of ${count(shown.length, 'run')}: listed source files by what was decided of them.`,
    items: shown.map(run => item(run, DECISIONS.slice().reverse()
      .map(([name]) => ({kind: name, value: counted(run, name)})), marks(run)))});
  found.classList.add('full');
  const timed = shown.map(run => (run.duration_ms || 0) / 1000);
  const took = columns({...choose, caption: 'Duration', more: 'seconds', height: 140,
    label: `Columns: duration of each run, at most ${duration(Math.round(Math.max(...timed) * 1000))}.`,
    items: shown.map((run, i) => item(run, [{kind: 'accent', value: timed[i]}]))});
  const hits = columns({...choose, caption: 'Hit rate', more: 'unchanged of listed, percent', height: 140,
    label: 'Columns: share of listed source files that did not have to be extracted, by run.',
    items: shown.map(run => item(run, [{kind: 'accent',
      value: counted(run, 'listed') ? counted(run, 'unchanged') / counted(run, 'listed') * 100 : 0}]))});
  const saved = columns({...choose, caption: 'Time saved', more: 'extraction of unchanged files, seconds', height: 140,
    label: 'Columns: what extracting the unchanged files had cost, by run.',
    items: shown.map(run => item(run, [{kind: 'accent', value: run.saved_ms / 1000}]))});
  return [legend(DECISIONS), found, el('div', {class: 'charts'}, took, hits, saved)];
}

function runsSection(data) {
  const runs = data.runs.rows;
  const saved = sum(runs.map(run => run.saved_ms));
  section('runs', 'Runs',
    lead(`${count(data.runs.total, 'run')}, also those that committed nothing, failed or died. `
      + `Files that had not changed saved ${duration(saved)} of extraction. Choose a run for its details.`),
    ...runCharts(runs),
    table({
      name: 'runs', rows: runs, total: data.runs.total, left: 'Older ones are in the runs folder of the warehouse.',
      columns: [
        {name: 'run', value: run => run.id, text: run => runLink(run.id)},
        {name: 'started', value: started, text: run => time(started(run)), kind: 'time'},
        {name: 'name', value: run => (run.start && run.start.name) || (run.start ? run.start.pipeline : ''), wide: true},
        {name: 'end', value: run => run.status, text: end},
        {name: 'took', value: run => (run.duration_ms === undefined ? -1 : run.duration_ms),
          text: run => (run.duration_ms === undefined ? '–' : duration(run.duration_ms)), kind: 'num'},
        {name: 'listed', value: run => counted(run, 'listed'), kind: 'num'},
        {name: 'work', value: work, kind: 'num'},
        {name: 'failed', value: run => counted(run, 'failed'), kind: 'num',
          shade: run => (counted(run, 'failed') > 0 ? 'bad' : '')},
        {name: 'removed', value: run => counted(run, 'removed'), kind: 'num', wide: true},
        {name: 'hit rate', value: run => (counted(run, 'listed') ? counted(run, 'unchanged') / counted(run, 'listed') : -1),
          text: run => percent(counted(run, 'unchanged'), counted(run, 'listed')), kind: 'num'},
        {name: 'saved', value: run => run.saved_ms, text: run => duration(run.saved_ms), kind: 'num', wide: true},
        {name: 'snapshot', value: run => run.snapshot || 0, text: run => (run.snapshot ? String(run.snapshot) : '–'), kind: 'num'},
      ],
    }));
}

/** The settings of a run, those that differ from the run before it marked. */
function settings(data, run, before, name) {
  const now = Object.entries(data.settings[run.start[name]]);
  const then = before ? data.settings[before.start[name]] : undefined;
  const differing = then ? now.filter(([key, value]) => then[key] !== value).map(([key]) => key) : [];
  const was = key => (then[key] === undefined ? 'not there before' : `before: ${then[key] || 'empty'}`);
  const told = now.map(([key, value]) => [key, differing.includes(key) ? `${value || 'empty'} (${was(key)})` : value]);
  return now.length === 0 ? note('None.') : el('div', {}, pairs(told, differing),
    differing.length > 0 ? note(`Before is run ${before.id}, the one before of the same pipeline.`) : undefined);
}

function failuresOf(run) {
  if (run.failures) {
    return table({name: 'failures', rows: run.failures.rows, total: run.failures.total,
      left: 'varve failures and varve quarantine FILE tell the rest.', columns: failureColumns().filter(column => column.name !== 'stage' && column.name !== 'tried again')});
  }
  return note(counted(run, 'failed') > 0
    ? 'The entries of this run were not read for this report. varve explain FILE tells of one file.' : 'None.');
}

function where(start) {
  const git = start.git;
  return [
    ['by', `${start.user} on ${start.host}, process ${start.pid}`],
    ['in', start.working_directory],
    ...(start.cluster ? [['on', 'Flink at ' + start.cluster]] : []),
    ...(git ? [['git', `${git.commit} on ${git.branch}${git.user ? ', ' + git.user : ''}`
      + (git.uncommitted_changes ? ', with uncommitted changes' : '')]] : []),
    ...(start.extractor ? [['extractor', start.extractor.extractor], ['fingerprint', start.extractor.fingerprint]] : []),
  ];
}

function figures(run) {
  return run.counts === undefined ? note('It left no figures.') : pairs([
    ...Object.entries(run.counts).map(([name, value]) =>
      [name.replaceAll('_', ' '), name === 'bytes_read' ? size(value) : number(value)]),
    ['hit rate', percent(run.counts.unchanged, run.counts.listed)],
    ['extraction saved', duration(run.saved_ms)],
  ], [], 'pairs figures');
}

function runDetail(data, id) {
  const runs = data.runs.rows;
  const place = runs.findIndex(run => run.id === id);
  if (place < 0) {
    return undefined;
  }
  const run = runs[place];
  const before = run.start
    && runs.slice(place + 1).find(other => other.start && other.start.pipeline === run.start.pipeline);
  const parts = [
    pairs([
      ['end', end(run)],
      ...(run.message ? [['message', run.message]] : []),
      ['started', started(run) ? time(started(run)) + ' UTC' : 'not recorded'],
      ['took', run.duration_ms === undefined ? 'not known' : duration(run.duration_ms)],
      ['planned on', run.start && run.start.parent ? 'snapshot ' + run.start.parent : 'no snapshot'],
      ['committed', run.snapshot ? 'snapshot ' + run.snapshot : 'nothing'],
      ...(run.start ? [['pipeline', run.start.pipeline]] : []),
      ...(run.start && run.start.name ? [['name', run.start.name]] : []),
    ]),
    el('h3', {}, 'Figures'), figures(run),
    el('h3', {}, 'Failed documents'), failuresOf(run),
  ];
  if (run.start) {
    parts.push(
      el('h3', {}, 'Environment'), pairs(where(run.start)),
      el('h3', {}, 'Options'), settings(data, run, before, 'options'),
      el('h3', {}, 'Configuration of the extractor'), settings(data, run, before, 'configuration'),
      el('h3', {}, 'Versions'), settings(data, run, before, 'versions'));
  }
  return parts;
}
