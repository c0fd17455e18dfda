package io.varve.io.parquet;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.storage.InMemoryStorage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Damage to the rows of a file is an error when they are read, never other rows. */
class DamagedRowFileTest {

  private static final long SEED = 20240301;

  record Line(long number, String text) {}

  private final InMemoryStorage storage = InMemoryStorage.named("damaged-row-file");
  private byte[] intact = new byte[0];
  private List<Line> lines = List.of();

  @BeforeEach
  void writesAFile() throws IOException {
    Random random = new Random(SEED);
    lines = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      lines.add(new Line(random.nextLong(), "line " + random.nextInt(1000)));
    }
    RecordSchema<Line> schema = RecordSchema.of(Line.class);
    try (RowFile file = RowFile.create(storage, "a.parquet", schema.avro())) {
      for (Line line : lines) {
        file.write(schema.row(line));
      }
      file.publish();
    }
    intact = storage.read("a.parquet");
  }

  @AfterEach
  void leavesNothingOpen() {
    storage.assertNothingOpen();
    InMemoryStorage.forget("damaged-row-file");
  }

  /** Page headers carry no checksum: a flip there may change statistics that nobody reads. */
  @Test
  void aFlippedByteOfAPageNeverGivesOtherRows() throws IOException {
    int pagesEnd = intact.length - 8 - footerLength();
    int noticed = 0;
    for (int at = 4; at < pagesEnd; at += 7) {
      byte[] flipped = intact.clone();
      flipped[at] ^= 0x10;
      noticed += readsOrFails("byte " + at + ", seed " + SEED, flipped) ? 0 : 1;
    }
    assertThat("noticed flips of " + (pagesEnd - 4) / 7, noticed, is(greaterThan(pagesEnd / 8)));
  }

  @Test
  void aFileThatIsCutOffIsAnError() throws IOException {
    for (int length = 0; length < intact.length; length += 97) {
      store(Arrays.copyOf(intact, length));
      assertThrows(Exception.class, this::read, "length " + length);
    }
  }

  /** Returns whether all rows could be read; fails when they are not those that were written. */
  private boolean readsOrFails(String what, byte[] bytes) {
    store(bytes);
    List<Line> found;
    try {
      found = read();
    } catch (IOException | RuntimeException e) {
      return false;
    }
    assertThat(what, found, is(lines));
    return true;
  }

  private int footerLength() {
    return ByteBuffer.wrap(intact, intact.length - 8, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }

  private void store(byte[] bytes) {
    storage.delete("b.parquet");
    storage.createIfAbsent("b.parquet", bytes);
  }

  private List<Line> read() throws IOException {
    List<Line> found = new ArrayList<>();
    try (RowReader reader = RowReader.open(storage, "b.parquet")) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        found.add(RecordSchema.of(Line.class).value(row.get()));
      }
    }
    return found;
  }
}
