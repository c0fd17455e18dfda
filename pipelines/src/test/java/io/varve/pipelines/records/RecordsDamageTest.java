package io.varve.pipelines.records;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import io.varve.io.model.DataFile;
import io.varve.io.run.RunStatus;
import io.varve.io.storage.DamagedException;
import io.varve.pipelines.run.RunReport;
import io.varve.transforms.records.api.RecordsApi;
import io.varve.transforms.records.source.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run has to know cannot be read: it stops and never starts afresh. */
class RecordsDamageTest {

  @TempDir Path folder;
  private RecordsApi api;
  private RecordsFixture records;

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
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
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
    api = RecordsApi.start(Week.first());
    records = new RecordsFixture(folder.resolve("warehouse"));
    records.ask(api, Week.listings());
    api.serve(Week.second());
    assertThat(records.ask(api, Week.listings()).status(), is(RunStatus.COMMITTED));
    api.serve(Week.first());
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void stopsAtTheNewestSnapshot(Damage damage) throws Exception {
    assertStopsAt("snapshots/00000000000000000002.json", damage);
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void stopsAtTheNewestEntries(Damage damage) throws Exception {
    assertStopsAt(manifest(0), damage);
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void stopsAtTheOldestEntries(Damage damage) throws Exception {
    int files = records.stored().snapshot().orElseThrow().manifest().entries().newestFirst().size();
    assertStopsAt(manifest(files - 1), damage);
  }

  private String manifest(int number) throws IOException {
    return records
        .stored()
        .snapshot()
        .orElseThrow()
        .manifest()
        .entries()
        .newestFirst()
        .get(number)
        .path();
  }

  @Test
  void stopsAtVersionsThatHaveToBeKept() throws Exception {
    assertStopsAt(fileOf("pncp/records/" + id(2)), Damage.FLIPPED);
  }

  private String fileOf(String key) throws IOException {
    String shard = records.stored().entries().get(key).live().shard().orElseThrow();
    return records.stored().dataFiles().stream()
        .filter(file -> file.shard().equals(shard))
        .map(DataFile::path)
        .findFirst()
        .orElseThrow();
  }

  private static String id(int number) {
    return Week.first().get(number - 1).path("numeroControlePNCP").asText();
  }

  private void assertStopsAt(String path, Damage damage) throws Exception {
    damage.doTo(folder.resolve("warehouse").resolve(path));
    Map<String, Long> before = files();
    RunReport report = ask();
    assertThat(report.toString(), report.status(), is(RunStatus.FAILED));
    assertThat(report.problem().orElseThrow(), instanceOf(DamagedException.class));
    assertThat(report.problem().orElseThrow().getMessage(), containsString(path));
    Map<String, Long> after = files();
    after.keySet().removeAll(before.keySet());
    after.keySet().removeIf(file -> file.startsWith("raw/") || file.startsWith("runs/"));
    assertThat("written in spite of the damage", after, is(Map.of()));
  }

  private RunReport ask() throws Exception {
    List<Listing> listings = Week.listings();
    return records.askUnchecked(api.endpoint(), listings);
  }

  /** Returns the sizes of all files of the warehouse. */
  private Map<String, Long> files() throws IOException {
    Path root = folder.resolve("warehouse");
    Map<String, Long> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sizes.put(root.relativize(file).toString(), Files.size(file));
      }
    }
    return sizes;
  }
}
