package io.varve.runners.cli;

import static io.varve.runners.cli.ErrorLine.expectLine;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.varve.io.gcs.fake.FakeGcs;
import io.varve.io.gcs.fake.StoredObject;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command with its input and its warehouse in a bucket. */
final class BucketTest {

  private static final String INPUT = "--input=gs://bucket/filings";
  private static final String WAREHOUSE = "--warehouse=gs://bucket/filings/of/warehouse";

  @TempDir private Path folder;
  private FakeGcs fake;

  @BeforeEach
  void start() throws IOException {
    fake = FakeGcs.start("bucket");
    for (String key : List.of(Workbench.PLAIN, Workbench.BROKEN)) {
      Path sample = Workbench.HOME.resolve("pipelines/samples/filings").resolve(key);
      fake.put("bucket", "filings/" + key, Files.readAllBytes(sample));
    }
  }

  @AfterEach
  void stop() {
    fake.close();
    fake.assertNoDefects();
  }

  @Test
  void everyCommandKnowsBuckets() throws Exception {
    assertThat(execute("plan", "filings", INPUT).out(), containsString("2"));
    Result run = execute("run", "filings", INPUT);
    assertThat(run.err() + run.out(), run.code(), is(3));
    // The warehouse lies inside the input and is left out of it.
    assertThat(execute("run", "filings", INPUT).code(), is(0));
    assertThat(execute("snapshots").code(), is(0));
    assertThat(execute("show").out(), containsString("gs://bucket/filings/of/warehouse"));
    assertThat(execute("explain", Workbench.PLAIN).out(), containsString("added"));
    assertThat(execute("failures").out(), containsString(Workbench.BROKEN));
    assertThat(execute("quarantine", Workbench.BROKEN).code(), is(0));
    assertThat(execute("check", "--read-data").code(), is(0));
    Path out = folder.resolve("items");
    assertThat(execute("export-items", "--out=" + out).code(), is(0));
    assertThat(Files.exists(out.resolve(Workbench.PLAIN.replace(".txt", ".json"))), is(true));
  }

  @Test
  void viewsReadCopiesOfTheDataFiles() throws Exception {
    execute("run", "filings", INPUT);
    String sql = execute("show", "--sql").out();
    List<Path> copies =
        Pattern.compile("^  '(.+\\.parquet)'", Pattern.MULTILINE)
            .matcher(sql)
            .results()
            .map((MatchResult found) -> Path.of(found.group(1)))
            .distinct()
            .toList();
    assertThat(copies.size(), is(greaterThan(3)));
    for (Path copy : copies) {
      String name = copy.toString().replaceFirst(".*/varve-copy-[^/]*/", "filings/of/warehouse/");
      byte[] stored =
          fake.objects("bucket").stream()
              .filter(object -> object.name().equals(name))
              .findFirst()
              .orElseThrow()
              .content();
      assertThat(name, Files.readAllBytes(copy), is(stored));
      Files.delete(copy);
    }
  }

  @Test
  void queriesCopyWhatTheyNameAndDeleteIt() throws Exception {
    execute("run", "filings", INPUT);
    Set<Path> before = copies();
    int start = fake.calls();
    Result none = execute("sql", "select 1 as n", "--format=csv");
    assertThat(none.err() + none.out(), none.out(), is("n\n1\n"));
    int few = fake.calls() - start;
    Result documents = execute("sql", "select count(*) as n from documents", "--format=csv");
    assertThat(documents.out(), is("n\n3\n"));
    int more = fake.calls() - start - few;
    Result entries = execute("sql", "select key from entries order by 1", "--format=csv");
    assertThat(entries.out(), is("key\n" + Workbench.PLAIN + "\n" + Workbench.BROKEN + "\n"));
    int earlier = fake.calls();
    assertThat(execute("health", "--max-failure-rate=50", "--max-parked=1").code(), is(0));
    assertThat(more, is(greaterThan(few)));
    assertThat(fake.calls() - earlier, is(greaterThan(more)));
    assertThat(execute("sql", "from nothing").code(), is(2));
    assertThat(copies(), is(before));
  }

  @Test
  void aDamagedObjectIsNamedAndItsCopyDeleted() throws Exception {
    execute("run", "filings", INPUT);
    Set<Path> before = copies();
    StoredObject object =
        fake.objects("bucket").stream()
            .filter(each -> each.name().contains("/data/documents/"))
            .findFirst()
            .orElseThrow();
    byte[] bytes = object.content().clone();
    bytes[0] ^= 1;
    fake.put("bucket", object.name(), bytes);
    String path = object.name().replace("filings/of/warehouse/", "");
    for (String[] command :
        new String[][] {{"sql", "select count(*) from documents"}, {"health"}}) {
      expectLine(execute(command), 12, "Cannot trust " + path + ": expected sha256:");
    }
    assertThat(execute("sql", "select count(*) from sections").code(), is(0));
    String[] believing = {"sql", "select count(*) from documents", "--no-verify"};
    assertThat(execute(believing).code(), is(0));
    fake.delete("bucket", object.name());
    expectLine(execute("sql", "from documents"), 12, "found no such file");
    assertThat(copies(), is(before));
  }

  private static Set<Path> copies() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (Stream<Path> files = Files.list(temporary)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("varve-copy-"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void errorsNameTheBucket() {
    Result nowhere = execute("run", "filings", "--input=gs://bucket/nothing");
    assertThat(nowhere.code(), is(2));
    assertThat(
        nowhere.err(),
        containsString("Cannot list the input gs://bucket/nothing: there is no such folder."));
    assertThat(execute("snapshots").code(), is(10));
    Result inside =
        Workbench.execute("run", "filings", "--input=gs://bucket/a", "--warehouse=gs://bucket");
    assertThat(inside.code(), is(2));
    assertThat(
        inside.err(),
        allOf(
            containsString("Invalid --warehouse: gs://bucket"), containsString("holds the input")));
    Result missing = Workbench.execute("run", "filings", INPUT, "--warehouse=gs://no-bucket/w");
    assertThat(missing.code(), is(2));
    assertThat(missing.err(), containsString("gs://no-bucket: there is no such bucket"));
  }

  private static Result execute(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add(WAREHOUSE);
    return Workbench.execute(all.toArray(new String[0]));
  }
}
