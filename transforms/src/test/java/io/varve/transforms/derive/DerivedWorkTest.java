package io.varve.transforms.derive;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.varve.io.model.Dataset;
import io.varve.io.model.Decision;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.ModelSamples;
import io.varve.io.run.RunWorkspace;
import io.varve.io.run.ShardOutcome;
import io.varve.io.storage.InMemoryStorage;
import io.varve.transforms.WorkFixture;
import io.varve.transforms.change.ChangePolicy;
import io.varve.transforms.extract.ExtractorIdentity;
import io.varve.transforms.work.ShardWork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is derived of entries in a warehouse that has none yet: all of them are new in the run. */
class DerivedWorkTest {

  private static final String NAME = "DerivedWorkTest";
  private static final ChangePolicy FORCE = new ChangePolicy(true, false, false, false, 3);
  private RunWorkspace workspace;

  @BeforeEach
  void makesAWarehouse() throws IOException {
    workspace = WorkFixture.settings(NAME, Path.of("unused"), WorkFixture.PLAIN).workspace();
  }

  @AfterEach
  void leavesNothingOpen() {
    InMemoryStorage.named(NAME).assertNothingOpen();
    InMemoryStorage.forget(NAME);
  }

  /** Length of the key of each source, as a row; sources named empty have none. */
  private record Lengths(String setting) implements Derivation {

    /** A row. */
    public record Length(String name, int length) {}

    @Override
    public ExtractorIdentity identity() {
      return ExtractorIdentity.of("lengths", 1, 1, Map.of("setting", setting));
    }

    @Override
    public List<Dataset> datasets() {
      return List.of(new Dataset("lengths", Length.class, List.of("name"), List.of()));
    }

    @Override
    public String keyPrefix() {
      return "of it/";
    }

    @Override
    public List<String> sources() {
      return List.of("in/");
    }

    @Override
    public void derive(SourceState sources, ItemSink out) throws IOException {
      sources.forEachEntry(
          "in/",
          entry -> {
            String name = entry.key().substring(3);
            List<Record> rows =
                name.startsWith("empty") ? List.of() : List.of(new Length(name, name.length()));
            out.accept(new DerivedItem("of it/" + name, entry.key(), Map.of("lengths", rows)));
          });
    }
  }

  @Test
  void eachItemHasItsEntryAndRowsOfOneShard() throws Exception {
    ShardWork work = derive(WorkFixture.PLAIN, "a", state("in/abc", "in/empty", "elsewhere/x"));

    Map<String, ManifestEntry> entries = byKey(work);
    assertThat(entries.keySet(), contains("of it/.sources", "of it/abc", "of it/empty"));
    ManifestEntry abc = entries.get("of it/abc");
    assertThat(abc.live().shard(), is(Optional.of(WorkFixture.RUN + "-of-it")));
    assertThat(abc.live().rows(), is(Map.of("lengths", 1L)));
    assertThat(abc.attempt().decision(), is(Decision.ADDED));
    assertThat(entries.get("of it/empty").live().shard(), is(Optional.empty()));
    assertThat(work.outcome().dataFiles(), hasSize(1));
    assertThat(work.dead(), is(empty()));
  }

  @Test
  void sameSourcesDeriveNothing() throws Exception {
    RunState state = state("in/abc", "in/d");
    state.add(derive(WorkFixture.PLAIN, "a", state).outcome());

    assertThat(derive(WorkFixture.PLAIN, "a", state).outcome(), is(ShardOutcome.NOTHING));
  }

  @Test
  void onlyWhatChangedIsDerivedAgain() throws Exception {
    RunState state = state("in/abc", "in/d");
    state.add(derive(WorkFixture.PLAIN, "a", state).outcome());
    state.add(ShardOutcome.of(ModelSamples.succeeded("in/new")));
    state.add(ShardOutcome.of(ModelSamples.succeeded("in/d").removal(ModelSamples.attempt())));

    ShardWork work = derive(WorkFixture.PLAIN, "a", state);

    Map<String, ManifestEntry> entries = byKey(work);
    assertThat(entries.keySet(), contains("of it/.sources", "of it/d", "of it/new"));
    assertThat(entries.get("of it/d").isRemoval(), is(true));
    assertThat(work.dead().stream().map(dead -> dead.key()).toList(), contains("of it/d"));
  }

  @Test
  void anotherSettingOrForceDerivesAllAgain() throws Exception {
    RunState state = state("in/abc", "in/d");
    state.add(derive(WorkFixture.PLAIN, "a", state).outcome());

    ShardWork setting = derive(WorkFixture.PLAIN, "b", state);
    ShardWork forced = derive(FORCE, "a", state);

    assertThat(byKey(setting).get("of it/d").attempt().decision(), is(Decision.CONFIG_CHANGED));
    assertThat(byKey(forced).get("of it/d").attempt().decision(), is(Decision.FORCED));
    for (ShardWork work : List.of(setting, forced)) {
      assertThat(byKey(work).keySet(), hasSize(3));
      assertThat(work.dead(), hasSize(2));
    }
  }

  @Test
  void purgedItemStaysPurged() throws Exception {
    RunState state = state("in/abc", "in/d");
    Map<String, ManifestEntry> first = byKey(derive(WorkFixture.PLAIN, "a", state));
    state.add(ShardOutcome.of(first.get("of it/d").purged(ModelSamples.attempt())));

    ShardWork work = derive(WorkFixture.PLAIN, "a", state);

    assertThat(byKey(work).keySet(), contains("of it/.sources", "of it/abc"));
  }

  @Test
  void rowsOfAReplacedItemAreLeftOutAlthoughTheirFileHoldsThem() throws Exception {
    RunState state = state("in/abc", "in/d");
    ShardWork work = derive(WorkFixture.PLAIN, "a", state);
    state.add(work.outcome());
    assertThat(keysOfRows(state), contains("of it/abc", "of it/d"));

    state.add(ShardOutcome.of(byKey(work).get("of it/d").movedTo("another shard")));

    assertThat(keysOfRows(state), contains("of it/abc"));
  }

  private static List<String> keysOfRows(RunState state) throws IOException {
    List<String> keys = new ArrayList<>();
    Dataset dataset = new Lengths("a").datasets().get(0);
    state.forEachRow(dataset, Lengths.Length.class, (key, row) -> keys.add(key));
    return keys;
  }

  private ShardWork derive(ChangePolicy policy, String setting, RunState state) throws IOException {
    return new DerivedWork(new Lengths(setting), workspace, policy).derive(state);
  }

  private RunState state(String... keys) {
    RunState state = new RunState(workspace);
    for (String key : keys) {
      state.add(ShardOutcome.of(ModelSamples.succeeded(key)));
    }
    return state;
  }

  private static Map<String, ManifestEntry> byKey(ShardWork work) {
    Map<String, ManifestEntry> entries = new TreeMap<>();
    work.outcome().entries().forEach(entry -> entries.put(entry.key(), entry));
    return entries;
  }
}
