package io.varve.io.shard;

import static io.varve.io.shard.Shelf.FULL;
import static io.varve.io.shard.Shelf.documents;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.ContentHash;
import io.varve.io.model.DataFile;
import io.varve.io.model.Dataset;
import io.varve.io.model.ModelSamples;
import io.varve.io.parquet.ParquetFooter;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowReader;
import io.varve.io.parquet.RowReader.RowGroup;
import io.varve.io.storage.DamagedException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a copy holds is what its sources held; what need not be decoded is not. */
class RowCopyTest {

  private final Shelf shelf = new Shelf("row-copy");

  @AfterEach
  void leavesNothingOpen() {
    shelf.close();
  }

  @Test
  void rowGroupsThatStayAreTheBytesThatTheyWere() throws Exception {
    DataFile source = shelf.file(documents("a", FULL, "b", FULL, "c", FULL));
    assertThat(shelf.groups(source), contains("{a=120}", "{b=120}", "{c=120}"));

    DataFile copy = copy(key -> !key.equals("b"), source);

    assertThat(shelf.groups(copy), contains("{a=120}", "{c=120}"));
    assertThat(groupBytes(copy, 0), is(groupBytes(source, 0)));
    assertThat(groupBytes(copy, 1), is(groupBytes(source, 2)));
    List<String> rows = shelf.rows(source);
    List<String> staying =
        Stream.of("a", "c").flatMap(key -> Shelf.of(key, rows).stream()).toList();
    assertThat(shelf.rows(copy), is(staying));
  }

  @Test
  void whatIsRecordedOfACopyIsWhatItIs() throws Exception {
    DataFile source = shelf.file(documents("a", FULL, "b", 1, "c", 2));
    DataFile copy = copy(key -> !key.equals("b"), source);
    byte[] bytes = shelf.bytes(copy);
    DataFile expected =
        new DataFile(
            "pages",
            "copy",
            "data/pages/run-2/copy-attempt-1.parquet",
            FULL + 2,
            bytes.length,
            ContentHash.of(bytes).value(),
            "run-2");
    assertThat(copy, is(expected));
    assertThat(
        RowReader.schemaOf(shelf.storage(), copy.path()),
        is(RowReader.schemaOf(shelf.storage(), source.path())));
  }

  /** The pages of a group that stays would not survive being decoded. */
  @Test
  void onlyRowGroupsThatHoldBothAreDecoded() throws Exception {
    DataFile whole = shelf.file(documents("a", FULL, "b", 30, "c", 90));
    assertThat(shelf.groups(whole), contains("{a=120}", "{b=30, c=90}"));
    DataFile source = shelf.spoiled(whole, 0);
    assertThrows(DamagedException.class, () -> shelf.rows(source));

    DataFile copy = copy(key -> !key.equals("b"), source);
    assertThat(groupBytes(copy, 0), is(groupBytes(source, 0)));
    assertThat(copy.rows(), is(FULL + 90L));

    DataFile mixed = shelf.file(documents("d", 60, "e", 60));
    DataFile broken = shelf.spoiled(mixed, 0);
    try (RowCopy another =
        new RowCopy(shelf.storage(), "pages", new ShardName("copy", "run-3", "attempt-1"))) {
      assertThrows(DamagedException.class, () -> another.add(broken, key -> key.equals("d")));
    }
  }

  @Test
  void rowsOfAMixedGroupStayInOrder() throws Exception {
    DataFile source = shelf.file(documents("b", 20, "a", 3, "d", 1, "c", 40));
    DataFile copy = copy(key -> !key.equals("a"), source);
    List<String> rows = shelf.rows(source);
    List<String> staying =
        Stream.of("b", "d", "c").flatMap(key -> Shelf.of(key, rows).stream()).toList();
    assertThat(shelf.rows(copy), is(staying));
  }

  @Test
  void aCopyOfNothingIsNoFile() throws Exception {
    DataFile source = shelf.file(documents("a", FULL, "b", 1));
    try (RowCopy copy = shelf.newCopy()) {
      copy.add(source, key -> false);
      assertThat(copy.rows(), is(0L));
      assertThat(copy.seen(), is(Map.of("a", 120L, "b", 1L)));
      assertThat(copy.publish(), is(Optional.empty()));
    }
    assertThat(shelf.storage().list(""), hasSize(1));
  }

  @Test
  void smallGroupsOfSeveralFilesAreJoinedAndLargeOnesAreNot() throws Exception {
    DataFile[] sources = {
      shelf.file(documents("a", 2)),
      shelf.file(documents("b", 3)),
      shelf.file(documents("c", FULL)),
      shelf.file(documents("d", 4, "e", 1)),
      shelf.file(documents("f", 5)),
    };
    DataFile copy = copy(key -> true, sources);
    assertThat(shelf.groups(copy), contains("{a=2, b=3}", "{c=120}", "{d=4, e=1, f=5}"));
    assertThat(shelf.rows(copy), is(shelf.rows(sources)));
  }

  @Test
  void joinedGroupsEndAtTheirSizeBetweenDocuments() throws Exception {
    DataFile[] sources = new DataFile[14];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = shelf.file(documents("k" + (char) ('a' + i), 20));
    }
    DataFile copy = copy(key -> true, sources);
    assertThat(
        shelf.groups(copy),
        contains(
            "{ka=20, kb=20, kc=20, kd=20, ke=20}",
            "{kf=20, kg=20, kh=20, ki=20, kj=20}",
            "{kk=20, kl=20, km=20, kn=20}"));
  }

  /** Readers find pages by these indexes; each must point to where its column's pages are now. */
  @Test
  void pagesOfCopiedGroupsCanBeFound() throws Exception {
    DataFile source = shelf.file(documents("a", FULL, "b", FULL, "c", FULL));
    DataFile copy = copy(key -> !key.equals("a"), source);
    for (BlockMetaData group : ParquetFooter.of(shelf.storage(), copy).getBlocks()) {
      for (ColumnChunkMetaData column : group.getColumns()) {
        assertThat("" + column, column.getColumnIndexReference().getLength() > 0, is(true));
        assertThat("" + column, column.getOffsetIndexReference().getLength() > 0, is(true));
      }
    }
    List<String> found = shelf.find(copy, Map.of("source_key", Set.of("c")));
    assertThat(found, is(Shelf.of("c", shelf.rows(source))));
  }

  @Test
  void aCopyOfACopyIsTheSame() throws Exception {
    DataFile source = shelf.file(documents("a", FULL, "b", 60, "c", 50, "d", FULL));
    DataFile once = copy(key -> true, source);
    DataFile twice;
    try (RowCopy copy =
        new RowCopy(shelf.storage(), "pages", new ShardName("copy", "run-3", "attempt-1"))) {
      copy.add(once, key -> true);
      twice = copy.publish().orElseThrow();
    }
    assertThat(shelf.bytes(twice), is(shelf.bytes(once)));
    assertThat(shelf.rows(twice), is(shelf.rows(source)));
  }

  @Test
  void aFileThatIsNotTheRecordedOneIsDamageAndLeavesNothing() throws Exception {
    DataFile source = shelf.file(documents("a", FULL, "b", 1));
    shelf.spoiled(source, 0);
    DamagedException damage =
        assertThrows(DamagedException.class, () -> copy(key -> key.equals("a"), source));
    assertThat(damage.path(), is(source.path()));
    assertThat(shelf.storage().list(""), hasSize(1));
  }

  @Test
  void otherRowsThanRecordedAreDamage() throws Exception {
    DataFile file = shelf.file(documents("a", FULL, "b", 1));
    DataFile more =
        new DataFile(
            file.dataset(),
            file.shard(),
            file.path(),
            file.rows() + 1,
            file.sizeBytes(),
            file.sha256(),
            file.runId());
    String message =
        assertThrows(DamagedException.class, () -> copy(key -> true, more)).getMessage();
    assertThat(message, containsString("122 rows"));
  }

  @Test
  void filesWithOtherColumnsAreRefused() throws Exception {
    DataFile pages = shelf.file(documents("a", 1));
    DataFile others = otherColumns();
    String message =
        assertThrows(IllegalArgumentException.class, () -> copy(key -> true, pages, others))
            .getMessage();
    assertThat(message, containsString(others.path() + " has other columns"));
  }

  record Word(String word) {}

  private DataFile otherColumns() throws Exception {
    Dataset words = new Dataset("words", Word.class, List.of("word"), List.of());
    ShardName name = new ShardName("words", "run-1", "attempt-1");
    try (ShardWriter writer = new ShardWriter(shelf.storage(), name, List.of(words))) {
      RowOrigin origin = new RowOrigin("w", ModelSamples.HASH, "run-1");
      writer.append(writer.prepare(origin, Map.of("words", List.of(new Word("x")))));
      return writer.publish().get(0);
    }
  }

  private DataFile copy(Predicate<String> keep, DataFile... sources) throws IOException {
    try (RowCopy copy = shelf.newCopy()) {
      for (DataFile source : sources) {
        copy.add(source, keep);
      }
      return copy.publish().orElseThrow();
    }
  }

  private byte[] groupBytes(DataFile file, int group) throws IOException {
    RowGroup place = RowReader.groups(shelf.storage(), file.path()).get(group);
    return Arrays.copyOfRange(
        shelf.bytes(file), Math.toIntExact(place.start()), Math.toIntExact(place.end()));
  }
}
