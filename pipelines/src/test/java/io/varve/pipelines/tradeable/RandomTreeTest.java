package io.varve.pipelines.tradeable;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.varve.io.lifecycle.Operation;
import io.varve.io.lifecycle.Purge;
import io.varve.io.lifecycle.Rollback;
import io.varve.io.model.Snapshot;
import io.varve.io.run.RunStatus;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.storage.FaultPlan;
import io.varve.io.storage.FaultPlan.Fault;
import io.varve.io.storage.FaultyStorage;
import io.varve.io.storage.InMemoryStorage;
import io.varve.pipelines.run.RunFixture;
import io.varve.pipelines.run.RunReport;
import io.varve.pipelines.tradeable.TreeModel.Live;
import io.varve.transforms.compact.CompactionRule;
import io.varve.transforms.matching.MatchingConfig;
import io.varve.transforms.matching.MatchingConfig.LsePolicy;
import io.varve.transforms.work.ShardPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A life of a warehouse of prices and instruments, in random order, against a model in plain maps:
 * files move, clash and spoil, lists change, runs die, snapshots are compacted and rolled back.
 * After each step the warehouse must be whole and have the rows of the model, each ticker and day
 * once; after each run the matches must be those of all current rows.
 */
class RandomTreeTest {

  private static final String NAME = "RandomTreeTest";
  private static final int STEPS = Integer.getInteger("varve.tree.steps", 10);
  private static final String[] FOLDERS = {"us/nasdaq", "us/amex", "uk/lse"};
  private static final String[] TICKERS = {"moon.us", "star.us", "tide.uk", "wind.us", "rain.uk"};
  private static final String[] SYMBOLS = {
    "MOON:US,NYSE,USD",
    "STAR:US,NYSE,EUR",
    "TIDE:LN,LSE,USD",
    "WIND,NYSE,",
    "RAIN:LN,LSE,GBP",
    "NONE:US,NYSE,USD",
    "MOON,XETRA,EUR",
    ",NYSE,USD"
  };

  @TempDir Path folder;
  private final TreeModel model = new TreeModel();
  private final List<String> log = new ArrayList<>();
  private TradeableFixture files;
  private Random random = new Random(0);
  private MatchingConfig matching = MatchingConfig.defaults();
  private int callsOfARun = 100;
  private int derivedRuns;

  @AfterEach
  void forget() {
    InMemoryStorage.forget(NAME);
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 17})
  void whateverHappensTheModelIsRight(long seed) throws Exception {
    random = new Random(seed + Long.getLong("varve.tree.seed", 0));
    files = fixture(mem());
    try {
      for (String ticker : TICKERS) {
        put(path(ticker), prices(ticker));
      }
      put("instruments/a.csv", list());
      put("instruments/b.csv", list());
      run(mem());
      for (int i = 0; i < STEPS; i++) {
        step(random.nextInt(100));
        verify();
      }
    } catch (Exception | AssertionError e) {
      throw new AssertionError("seed " + seed + ": " + String.join("; ", log), e);
    }
    assertThat(derivedRuns, is(greaterThan(3)));
  }

  private void step(int dice) throws Exception {
    if (dice < 60) {
      edit();
      run(mem());
    } else if (dice < 72) {
      edit();
      dyingRun();
    } else if (dice < 78) {
      log.add("compact");
      fixture(mem()).stored().compactUnchecked(new CompactionRule(9_000, 2));
      noteIfCommitted(model.current());
    } else if (dice < 90) {
      rollback();
    } else if (dice < 94) {
      purge();
    } else {
      matching = new MatchingConfig(LsePolicy.values()[random.nextInt(3)], random.nextInt(4) == 0);
      log.add("policy " + matching);
      run(mem());
    }
  }

  private void edit() throws IOException {
    for (int n = random.nextInt(3); n >= 0; n--) {
      String ticker = TICKERS[random.nextInt(TICKERS.length)];
      Optional<String> there =
          model.input().keySet().stream().filter(key -> key.contains(ticker)).findFirst();
      int dice = random.nextInt(20);
      if (dice < 5) {
        put(there.orElse(path(ticker)), prices(ticker));
      } else if (dice < 9 && there.isPresent()) {
        String text = random.nextInt(3) == 0 ? prices(ticker) : model.input().get(there.get());
        remove(there.get());
        put(path(ticker), text);
      } else if (dice < 11) {
        put(path(ticker), prices(ticker));
      } else if (dice < 13) {
        put(there.orElse(path(ticker)), Prices.UNREADABLE);
      } else if (dice < 15 && there.isPresent() && model.input().size() > 4) {
        remove(there.get());
      } else {
        String list = "instruments/" + "abc".charAt(random.nextInt(3)) + ".csv";
        boolean takeAway = random.nextInt(4) == 0 && !list.contains("a.csv");
        if (takeAway && model.input().containsKey(list)) {
          remove(list);
        } else {
          put(list, random.nextInt(6) == 0 ? Prices.UNREADABLE : list());
        }
      }
    }
  }

  private void run(String location) throws Exception {
    TradeableFixture fixture = fixture(location);
    if (model.clashes()) {
      log.add("clash");
      assertThat(fixture.runUnchecked().status(), is(RunStatus.REFUSED));
      settleClashes();
    }
    boolean prune = random.nextInt(3) == 0;
    fixture.settings().prune = prune;
    fixture.settings().retryFailed = random.nextInt(5) == 0;
    fixture.settings().force = random.nextInt(12) == 0;
    log.add("run" + (prune ? " prune" : ""));
    SortedMap<String, Live> after = model.afterRun(prune);
    RunReport report = fixture.runUnchecked();
    assertThat(
        report.toString(),
        report.status(),
        anyOf(is(RunStatus.COMMITTED), is(RunStatus.NO_CHANGES)));
    noteIfCommitted(after);
    fixture.checkMatches();
    derivedRuns += fixture.derivedIn(report).isEmpty() ? 0 : 1;
  }

  private void settleClashes() throws IOException {
    Map<String, String> things = new TreeMap<>();
    for (String key : List.copyOf(model.input().keySet())) {
      if (things.putIfAbsent(TreeModel.about(key), key) != null) {
        remove(key);
      }
    }
  }

  private void dyingRun() throws Exception {
    settleClashes();
    FaultPlan plan =
        FaultPlan.fromThenOn(Fault.values()[random.nextInt(3)], 1 + random.nextInt(callsOfARun));
    log.add("dying run " + plan);
    SortedMap<String, Live> after = model.afterRun(false);
    try {
      fixture(FaultyStorage.register(NAME, InMemoryStorage.named(NAME), plan)).runUnchecked();
    } catch (IOException | RuntimeException e) {
      log.add(e.getClass().getSimpleName());
    }
    callsOfARun = Math.max(40, FaultyStorage.registered(NAME).calls().size());
    if (fixture(mem()).snapshot().orElseThrow().id() > model.kept().lastKey()) {
      noteIfCommitted(after);
    }
  }

  private void rollback() throws Exception {
    List<Long> ids = new ArrayList<>(model.kept().keySet());
    long target = ids.get(random.nextInt(ids.size()));
    log.add("rollback " + target);
    Warehouse warehouse = Warehouse.open(mem());
    operation(warehouse, "rollback").commit(new Rollback(warehouse, target));
    noteIfCommitted(model.afterRollback(target));
  }

  private void purge() throws Exception {
    List<Live> live = new ArrayList<>(model.current().values());
    String key = live.get(random.nextInt(live.size())).key();
    if (model.purged().size() == 2 || key.equals("instruments/a.csv")) {
      return;
    }
    log.add("purge " + key);
    Warehouse warehouse = Warehouse.open(mem());
    Purge purge = new Purge(warehouse, key);
    operation(warehouse, "purge").commit(purge);
    purge.deleteFiles();
    model.purge(key);
    noteIfCommitted(model.current());
  }

  private static Operation operation(Warehouse warehouse, String name) throws IOException {
    return new Operation(
        warehouse, name, Optional.of("test"), new TreeMap<>(), RunFixture.environment());
  }

  private void noteIfCommitted(SortedMap<String, Live> state) throws IOException {
    long newest = fixture(mem()).snapshot().map(Snapshot::id).orElse(0L);
    if (model.kept().isEmpty() || newest > model.kept().lastKey()) {
      model.kept().put(newest, state);
    } else {
      assertThat(model.current(), is(state));
    }
  }

  private void verify() throws IOException {
    TradeableFixture fixture = fixture(mem());
    fixture.check();
    Map<String, String> live = new TreeMap<>();
    fixture
        .stored()
        .entries()
        .forEach(
            (key, entry) -> {
              if (!key.startsWith("matches/")) {
                entry.liveContentHash().ifPresent(hash -> live.put(key, hash));
              }
            });
    assertThat(TreeModel.byThing(live), is(model.current()));
  }

  private TradeableFixture fixture(String location) {
    TradeableFixture fixture = new TradeableFixture(folder, location);
    fixture.settings().matching = matching;
    fixture.settings().shardPlan = new ShardPlan(1 << 20, 900);
    return fixture;
  }

  private static String mem() {
    return "mem://" + NAME;
  }

  private void put(String key, String text) throws IOException {
    log.add(key + (text.equals(Prices.UNREADABLE) ? " spoilt" : ""));
    model.input().put(key, text);
    files.write(key, text);
  }

  private void remove(String key) throws IOException {
    log.add("no " + key);
    model.input().remove(key);
    fixture(mem()).delete(key);
  }

  private String path(String ticker) {
    return "prices/daily/" + FOLDERS[random.nextInt(FOLDERS.length)] + "/" + ticker + ".txt";
  }

  private String prices(String ticker) {
    return Prices.of(
        ticker.toUpperCase(Locale.ROOT), 1 + random.nextInt(6), random.nextInt(90) + 5);
  }

  private String list() {
    List<String> rows = new ArrayList<>();
    for (int n = 1 + random.nextInt(5); n > 0; n--) {
      rows.add(SYMBOLS[random.nextInt(SYMBOLS.length)]);
    }
    return Prices.list(rows.toArray(new String[0]));
  }
}
