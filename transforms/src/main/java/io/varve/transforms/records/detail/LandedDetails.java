package io.varve.transforms.records.detail;

import io.varve.io.run.RawFiles;
import io.varve.io.storage.DamagedException;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.records.page.PageBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The answers that a run got about single records, kept in its raw folder in batches: {@code
 * details-00001.jsonl.gz}, one line of JSON for each record. Safe for several threads.
 */
public final class LandedDetails {

  private static final Pattern BATCH = Pattern.compile("details-[0-9]{5,}\\.jsonl\\.gz");
  private static final int LARGEST = 1 << 28;

  /** A batch is ended when it has grown to this size, in characters. */
  private static final int FULL = 1 << 25;

  private final RawFiles raw;
  private final String runId;

  public LandedDetails(RawFiles raw, String runId) {
    this.raw = raw;
    this.runId = runId;
  }

  /** Returns the paths of the batches, in order. */
  public List<String> batches() throws IOException {
    String folder = RawFiles.folder(runId) + "/";
    return raw.list(runId).stream()
        .filter(path -> BATCH.matcher(path.substring(folder.length())).matches())
        .toList();
  }

  /**
   * Reads a batch.
   *
   * @throws DamagedException when it is not what was written
   */
  public List<FetchedDetails> read(String batch) throws IOException {
    String text;
    try {
      text = new String(PageBytes.unpack(raw.read(batch), LARGEST), StandardCharsets.UTF_8);
    } catch (ExtractionException e) {
      throw new DamagedException(batch, "a batch of details", e.getMessage());
    }
    List<FetchedDetails> details = new ArrayList<>();
    for (String line : text.lines().toList()) {
      try {
        details.add(DetailLine.read(line));
      } catch (IOException e) {
        throw new DamagedException(
            batch, "a batch of details", "line " + (details.size() + 1) + ": " + e.getMessage());
      }
    }
    return details;
  }

  /** Keeps answers in one batch, or more when they are large; a batch that is there stays. */
  public void keep(List<FetchedDetails> answers) throws IOException {
    StringBuilder text = new StringBuilder();
    for (FetchedDetails answer : answers) {
      text.append(DetailLine.write(answer));
      if (text.length() >= FULL) {
        create(text);
        text.setLength(0);
      }
    }
    if (!text.isEmpty()) {
      create(text);
    }
  }

  private void create(StringBuilder text) throws IOException {
    byte[] packed = PageBytes.pack(text.toString().getBytes(StandardCharsets.UTF_8));
    int number = batches().size() + 1;
    while (!raw.create(path(number), packed)) {
      number++;
    }
  }

  private String path(int number) {
    return RawFiles.folder(runId) + String.format(Locale.ROOT, "/details-%05d.jsonl.gz", number);
  }
}
