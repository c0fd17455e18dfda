package io.varve.runners.export.prices;

import static io.varve.runners.export.prices.ExportBench.VOD;
import static io.varve.runners.export.prices.ExportBench.contents;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;

import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.export.folder.DyingDisk;
import io.varve.runners.export.folder.DyingDisk.Death;
import io.varve.runners.export.folder.ExportFolder;
import io.varve.runners.export.prices.PricesExport.Terms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies between any two steps of an export; the next one completes it. */
final class ExportFaultsTest {

  @TempDir private Path folder;

  private ExportBench bench;
  private Map<String, String> first;
  private Map<String, String> second;

  @BeforeEach
  void twoSnapshots() throws Exception {
    bench = new ExportBench(folder).usual();
    String path = "daily/us/new.us.txt";
    bench.world.prices(path, 4).instrument("a.csv", 12, "NEW:US", path);
    bench.world.prices(VOD, 70, 80, 90).without("KGH");
    bench.commit();
    bench.done(folder.resolve("first"), "--snapshot=1");
    bench.done(folder.resolve("second"), "--snapshot=2");
    first = contents(folder.resolve("first"));
    second = contents(folder.resolve("second"));
  }

  @Test
  void theFirstExportDies() throws Exception {
    int steps = 0;
    for (Path out = out(0); die(out, 2, steps); out = out(steps)) {
      contents(out).forEach((name, content) -> assertThat(name, content, is(second.get(name))));
      bench.done(out);
      expect(out, second);
      steps++;
    }
    assertThat(steps, greaterThan(20));
  }

  @Test
  void aLaterExportDies() throws Exception {
    int steps = 0;
    for (Path out = prepared(0); die(out, 2, steps); out = prepared(steps)) {
      contents(out)
          .forEach(
              (name, content) ->
                  assertThat(name, content, is(oneOf(first.get(name), second.get(name)))));
      bench.done(out);
      expect(out, second);
      steps++;
    }
    assertThat(steps, greaterThan(20));
  }

  @Test
  void anExportDiesAndAnotherSnapshotIsWantedNext() throws Exception {
    int steps = 0;
    for (Path out = prepared(0); die(out, 2, steps); out = prepared(steps)) {
      bench.done(out, "--snapshot=1");
      expect(out, first);
      steps++;
    }
  }

  @Test
  void theNextExportDiesAsWell() throws Exception {
    for (int one = 3; one < 40; one += 7) {
      for (int two = 3; two < 40; two += 5) {
        Path out = folder.resolve("twice-" + one + "-" + two);
        bench.done(out, "--snapshot=1");
        if (die(out, 2, one)) {
          boolean unused = die(out, two % 2 + 1, two);
        }
        bench.done(out);
        expect(out, second);
      }
    }
  }

  private Path out(int steps) {
    return folder.resolve("dying-" + steps);
  }

  private Path prepared(int steps) throws IOException {
    bench.done(out(steps), "--snapshot=1");
    return out(steps);
  }

  /** Exports a snapshot in a process that lives for so many steps; tells whether it died. */
  private boolean die(Path out, long id, int steps) throws IOException {
    Warehouse warehouse = bench.warehouse().warehouse();
    Snapshot snapshot = warehouse.snapshots().find(id).orElseThrow().snapshot();
    Terms terms = new Terms(out, "", PriceFormat.CSV, false, false, false);
    try (ExportFolder dying = DyingDisk.open(out, PricesExport.owner(warehouse, terms), steps)) {
      ExportedPrices unused = PricesExport.write(warehouse, snapshot, terms, dying);
      return false;
    } catch (Death e) {
      return true;
    }
  }

  private static void expect(Path out, Map<String, String> wanted) throws IOException {
    assertThat(contents(out), is(wanted));
    assertThat(out.resolve(".varve-export.tmp").toFile().exists(), is(false));
    assertThat(out.resolve(".varve-export.journal").toFile().exists(), is(false));
  }
}
