package io.varve.io.audit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.varve.io.audit.CheckReport.RawPages;
import io.varve.io.audit.Problem.Kind;
import io.varve.io.json.SealedJson;
import io.varve.io.lifecycle.Pruning;
import io.varve.io.model.ContentHash;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.storage.InMemoryStorage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RawCheckerTest {

  /** The parts of an account that matter here, and more than these. */
  record Account(int formatVersion, String runId, List<Listing> listings) {}

  record Listing(String name, List<Page> pages) {}

  record Page(String path, long bytes, long storedBytes, String sha256, int records) {}

  private static final String BODY = "{\"data\": [1, 2]}";

  private final InMemoryStorage storage = InMemoryStorage.named("RawCheckerTest");
  private Warehouse warehouse;

  /** The second run took a page of the first one over. */
  @BeforeEach
  void write() throws IOException {
    warehouse = Warehouse.openOrCreate("mem://RawCheckerTest");
    Page first = page("r1/0001/page-00001.json.gz", BODY);
    Page second = page("r2/0001/page-00001.json.gz", "{\"data\": []}");
    account("r1", first);
    account("r2", first, second);
    // A run at work, or dead, has no account yet.
    Page unused = page("r3/0001/page-00001.json.gz", "{}");
  }

  @AfterEach
  void forget() {
    InMemoryStorage.forget("RawCheckerTest");
  }

  @Test
  void intactPagesAreCountedAndReadWhenAsked() throws IOException {
    CheckReport plain = new WarehouseChecker(warehouse).checkStructure();
    assertThat(plain.problems(), is(empty()));
    assertThat(plain.raw(), is(new RawPages(2, plain.raw().bytes(), 0)));
    assertThat(new WarehouseChecker(warehouse).checkData().raw().read(), is(2L));
  }

  @Test
  void aLostPageIsFound() throws IOException {
    storage.delete("raw/r1/0001/page-00001.json.gz");
    assertThat(problems(false), contains("missing-file raw/r1/0001/page-00001.json.gz"));
  }

  @Test
  void aPageOfAnotherSizeIsFound() throws IOException {
    replace("raw/r2/0001/page-00001.json.gz", new byte[3]);
    assertThat(problems(false), contains("wrong-size raw/r2/0001/page-00001.json.gz"));
  }

  @Test
  void eachChangedByteIsFoundWhenPagesAreRead() throws IOException {
    String path = "raw/r1/0001/page-00001.json.gz";
    byte[] bytes = storage.read(path);
    int found = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 4;
      replace(path, changed);
      // Some bits of gzip mean nothing: the page is what it was.
      if (isStill(BODY, changed)) {
        assertThat("byte " + i, problems(true), is(empty()));
      } else {
        assertThat("byte " + i, problems(true), contains("wrong-content " + path));
        found++;
      }
    }
    assertThat(found, is(greaterThan(bytes.length / 2)));
    assertThat("sizes are the same", problems(false), is(empty()));
  }

  @Test
  void pruneLeavesThemAlone() throws IOException {
    Pruning.Plan plan = new Pruning(warehouse, Duration.ZERO, Instant.now()).plan(Optional.empty());
    assertThat(plan.due(), is(empty()));
    assertThat(plan.marked(), is(empty()));
  }

  @Test
  void aChangedAccountIsFound() throws IOException {
    replace("raw/r2/listings.json", "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(problems(false), contains("unreadable raw/r2/listings.json"));
    assertThat(Kind.UNREADABLE.isDamage(), is(true));
  }

  private static boolean isStill(String body, byte[] packed) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).equals(body);
    } catch (IOException e) {
      return false;
    }
  }

  private List<String> problems(boolean read) throws IOException {
    return new WarehouseChecker(warehouse)
        .check(read ? Optional.of(Sample.ALL) : Optional.empty()).problems().stream()
            .map(problem -> problem.kind().label() + " " + problem.place())
            .toList();
  }

  private Page page(String path, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    storage.createIfAbsent("raw/" + path, packed.toByteArray());
    return new Page(path, bytes.length, packed.size(), ContentHash.of(bytes).value(), 0);
  }

  private void account(String run, Page... pages) {
    storage.createIfAbsent(
        "raw/" + run + "/listings.json",
        SealedJson.write(new Account(1, run, List.of(new Listing("x", List.of(pages))))));
  }

  private void replace(String path, byte[] bytes) {
    storage.delete(path);
    storage.createIfAbsent(path, bytes);
  }
}
