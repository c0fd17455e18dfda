package io.varve.io.shard;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.DataFile;
import io.varve.io.model.Dataset;
import io.varve.io.model.ModelSamples;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowReader;
import io.varve.io.shard.ShardWriter.BadRowsException;
import io.varve.io.storage.InMemoryStorage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShardWriterTest {

  record Document(String id, long length) {}

  record Other(String id) {}

  private static final RowOrigin ORIGIN = new RowOrigin("a.txt", ModelSamples.HASH, "run-1");
  private static final Dataset DOCUMENTS =
      new Dataset("documents", Document.class, List.of("id"), List.of());
  private static final Dataset LINES = new Dataset("lines", Other.class, List.of("id"), List.of());

  private final InMemoryStorage storage = InMemoryStorage.named("shard-writer");

  @AfterEach
  void leavesNothingOpen() {
    storage.assertNothingOpen();
    InMemoryStorage.forget("shard-writer");
  }

  @Test
  void rowsAreInOneFilePerDatasetAndDatasetsWithoutRowsHaveNone() throws Exception {
    List<DataFile> files;
    try (ShardWriter writer = writer()) {
      Map<String, Long> first = append(writer, Map.of("documents", List.of(new Document("a", 1))));
      Map<String, Long> second =
          append(writer, Map.of("documents", List.of(new Document("b", 2)), "lines", List.of()));
      assertThat(first, is(Map.of("documents", 1L)));
      assertThat(second, is(Map.of("documents", 1L)));
      assertThat("nothing is visible yet", storage.list(""), is(empty()));
      files = writer.publish();
    }
    assertThat(files.stream().map(DataFile::dataset).toList(), contains("documents"));
    assertThat(files.get(0).rows(), is(2L));
    assertThat(files.get(0).path(), is("data/documents/run-1/run-1-00003-attempt-1.parquet"));
    try (RowReader reader = RowReader.open(storage, files.get(0).path())) {
      assertThat(reader.next().orElseThrow().get("source_key").toString(), is("a.txt"));
    }
  }

  @Test
  void workThatIsGivenUpLeavesNothing() throws Exception {
    try (ShardWriter writer = writer()) {
      append(writer, Map.of("documents", List.of(new Document("a", 1))));
    }
    assertThat(storage.list(""), is(empty()));
  }

  /** A careless extractor costs its document, not the run. */
  @Test
  void rowsThatDoNotFitTheirDatasetAreRefusedBeforeAnyIsWritten() throws IOException {
    assertThat(refusal("documents", new Other("a")), containsString("documents"));
    assertThat(refusal("unheard_of", new Other("a")), containsString("unheard_of"));
    Document nameless = new Document(Optional.<String>empty().orElse(null), 1);
    assertThat(refusal("documents", nameless), containsString("Document.id is null"));
  }

  private String refusal(String dataset, Record row) throws IOException {
    try (ShardWriter writer = writer()) {
      return assertThrows(
              BadRowsException.class, () -> writer.prepare(ORIGIN, Map.of(dataset, List.of(row))))
          .getMessage();
    }
  }

  private ShardWriter writer() {
    ShardName name = new ShardName(ShardName.ofNumber("run-1", "", 3), "run-1", "attempt-1");
    return new ShardWriter(storage, name, List.of(DOCUMENTS, LINES));
  }

  private static Map<String, Long> append(ShardWriter writer, Map<String, List<Record>> rows)
      throws Exception {
    return writer.append(writer.prepare(ORIGIN, rows));
  }
}
