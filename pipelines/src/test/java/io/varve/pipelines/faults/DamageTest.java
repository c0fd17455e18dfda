package io.varve.pipelines.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.audit.Problem;
import io.varve.io.audit.WarehouseChecker;
import io.varve.io.json.SealedJson;
import io.varve.io.model.ContentHash;
import io.varve.io.run.RunStatus;
import io.varve.io.snapshot.UnsupportedFormatException;
import io.varve.io.storage.DamagedException;
import io.varve.pipelines.run.RunFixture;
import io.varve.pipelines.run.RunReport;
import io.varve.transforms.work.ShardPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of the warehouse that are not what was written: a run stops, and the check names them. */
class DamageTest {

  private static final int SAMPLES = 300;
  private static final long SEED = 1888;

  @TempDir Path folder;
  private RunFixture fixture;

  /** What can happen to a file. */
  enum Damage {
    TRUNCATED {
      @Override
      void doTo(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      }
    },
    FLIPPED {
      @Override
      void doTo(Path file) throws IOException {
        flip(file, Files.size(file) / 2, 1);
      }
    },
    DELETED {
      @Override
      void doTo(Path file) throws IOException {
        Files.delete(file);
      }
    };

    abstract void doTo(Path file) throws IOException;
  }

  @BeforeEach
  void twoSnapshots() throws Exception {
    fixture =
        Corpus.settle(
            new RunFixture(folder.resolve("input"), folder.resolve("warehouse").toString()));
    Corpus.writeFirst(fixture);
    assertThat(fixture.run().status(), is(RunStatus.COMMITTED));
    Corpus.writeSecond(fixture);
    assertThat(fixture.run().status(), is(RunStatus.COMMITTED));
    fixture.writeAt("new.txt", "new\n", Corpus.LONG_AGO);
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void runStopsAtTheNewestSnapshot(Damage damage) throws Exception {
    assertRunStopsAt("snapshots/00000000000000000002.json", damage);
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void runStopsAtTheManifest(Damage damage) throws Exception {
    assertRunStopsAt(
        fixture.snapshot().orElseThrow().manifest().entries().newestFirst().get(0).path(), damage);
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void runStopsAtTheListOfDataFiles(Damage damage) throws Exception {
    assertRunStopsAt(
        fixture.snapshot().orElseThrow().manifest().dataFiles().newestFirst().get(0).path(),
        damage);
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void runStopsAtTheMarker(Damage damage) throws Exception {
    damage.doTo(file("varve.json"));
    assertStops("varve.json", DamagedException.class);
  }

  @Test
  void runStopsAtADataFileThatItHasToCopyFrom() throws Exception {
    // One shard for all, so that rows survive: a file whose rows all go is not even opened.
    fixture.settings().shardPlan = ShardPlan.STANDARD;
    fixture.settings().force = true;
    assertThat(fixture.run().status(), is(RunStatus.COMMITTED));
    fixture.settings().force = false;
    String shard = fixture.entries().get("a.txt").live().shard().orElseThrow();
    String path = dataFileOf(shard);
    fixture.write("a.txt", "another a\n");
    Damage.FLIPPED.doTo(file(path));
    assertStops(path, DamagedException.class);
    assertCheckNames(path);
  }

  @Test
  void runStopsAtANewerFormat() throws Exception {
    String path = "snapshots/00000000000000000002.json";
    ObjectNode tree = SealedJson.read(Files.readAllBytes(file(path)));
    tree.put("format_version", 99);
    Files.write(file(path), SealedJson.write(tree));
    assertStops("format version 99", UnsupportedFormatException.class);
    assertCheckNames(path);
  }

  @Test
  void runStopsAtGarbageInPlaceOfASnapshot() throws Exception {
    String path = "snapshots/00000000000000000003.json";
    Files.writeString(file(path), "garbage");
    assertStops(path, DamagedException.class);
    assertCheckNames(path);
  }

  @Test
  void strangeFileAmongSnapshotsIsNoneButIsNamed() throws Exception {
    Files.writeString(file("snapshots/notes.txt"), "garbage");
    assertThat(fixture.runUnchecked().status(), is(RunStatus.COMMITTED));
    assertCheckNames("snapshots/notes.txt");
  }

  @Test
  void damagedRecordOfARunDoesNotStopOthers() throws Exception {
    for (Path file : files()) {
      if (file.startsWith(folder.resolve("warehouse/runs"))) {
        Damage.TRUNCATED.doTo(file);
      }
    }
    assertThat(fixture.runUnchecked().status(), is(RunStatus.COMMITTED));
  }

  @Test
  void checkNamesTheFileOfAnyFlippedByte() throws Exception {
    Random random = new Random(SEED);
    List<Path> files = files();
    for (int i = 0; i < SAMPLES; i++) {
      Path file = files.get(i % files.size());
      long at = (long) (random.nextDouble() * Files.size(file));
      int bit = 1 << random.nextInt(8);
      flip(file, at, bit);
      String path = folder.resolve("warehouse").relativize(file).toString();
      assertCheckNames(path);
      flip(file, at, bit);
    }
    assertThat(new WarehouseChecker(fixture.open()).checkData().problems(), is(empty()));
    System.out.printf("Flipped %d bytes in %d files, seed %d%n", SAMPLES, files.size(), SEED);
  }

  private void assertRunStopsAt(String path, Damage damage) throws Exception {
    damage.doTo(file(path));
    assertStops(path, DamagedException.class);
    assertCheckNames(path);
  }

  private void assertStops(String words, Class<? extends Throwable> problem) throws Exception {
    Map<String, String> before = committed();
    RunReport report = fixture.runUnchecked();
    assertThat(report.status(), is(RunStatus.FAILED));
    assertThat(report.problem().orElseThrow(), is(instanceOf(problem)));
    assertThat(report.problem().orElseThrow().getMessage(), containsString(words));
    Map<String, String> after = committed();
    after.keySet().retainAll(before.keySet());
    assertThat(after, equalTo(before));
    assertThat(snapshotFiles(), not(hasItem(file("snapshots/00000000000000000004.json"))));
  }

  private void assertCheckNames(String path) throws Exception {
    List<Problem> problems;
    try {
      problems = new WarehouseChecker(fixture.open()).checkData().problems();
    } catch (DamagedException e) {
      // Without its marker nobody knows what to check.
      assertThat(e.path(), is(path));
      return;
    }
    assertThat(
        path + " in " + problems,
        problems.stream().anyMatch(p -> p.place().equals(path)),
        is(true));
  }

  /** Returns the content of everything that runs never change. */
  private Map<String, String> committed() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (Path file : files()) {
      contents.put(file.toString(), ContentHash.of(Files.readAllBytes(file)).value());
    }
    return contents;
  }

  private List<Path> snapshotFiles() throws IOException {
    return files().stream().filter(f -> f.toString().contains("/snapshots/")).toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("warehouse"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private String dataFileOf(String shard) throws IOException {
    return fixture.dataFiles().stream()
        .filter(f -> f.shard().equals(shard))
        .findFirst()
        .orElseThrow()
        .path();
  }

  private Path file(String path) {
    return folder.resolve("warehouse").resolve(path);
  }

  private static void flip(Path file, long at, int bit) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) at] ^= (byte) bit;
    Files.write(file, bytes);
  }
}
