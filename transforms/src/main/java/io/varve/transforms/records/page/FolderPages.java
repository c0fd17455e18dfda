package io.varve.transforms.records.page;

import io.varve.io.model.ContentHash;
import io.varve.io.model.FailureCode;
import io.varve.io.model.SourceFile;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.ListingException;
import io.varve.transforms.listing.ScopedReader;
import io.varve.transforms.records.source.PageContent;
import io.varve.transforms.records.source.PageReader;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pages in a folder or bucket: the files whose names end in {@code .json} or {@code .json.gz},
 * compressed or not, each a page. Where the account of a run lies beside them, as in the folder of
 * a run's raw pages, it says which files are pages, what they hash to and when they were fetched:
 * to read them again is a replay. Holds the list of the files in memory.
 */
public final class FolderPages implements RecordPages {

  private static final long serialVersionUID = 1;
  private static final int LARGEST = 1 << 28;
  private static final Logger LOG = LoggerFactory.getLogger(FolderPages.class);

  private final InputScope scope;
  private final PageReader reader;
  private transient volatile Found found;

  public FolderPages(InputScope scope, PageReader reader) {
    this.scope = scope;
    this.reader = reader;
  }

  /** What was found, once per process. */
  private record Found(
      List<RecordPage> pages, SortedMap<String, SourceFile> files, ScopedReader reader) {}

  @Override
  public List<LandedListing> asked() {
    return List.of();
  }

  @Override
  public List<RecordPage> list() throws IOException {
    return found().pages();
  }

  @Override
  public PageContent read(RecordPage page) throws IOException, ExtractionException {
    Found here = found();
    SourceFile file = here.files().get(page.name());
    if (file == null) {
      throw new ExtractionException(
          FailureCode.FETCH,
          "it is not in the input, though the account of its run names it; copy the folders of all"
              + " runs that it names");
    }
    byte[] body = PageBytes.unpack(here.reader().read(file, LARGEST), LARGEST);
    String hash = ContentHash.of(body).value();
    if (!page.sha256().orElse(hash).equals(hash)) {
      throw new ExtractionException(
          FailureCode.DECODE,
          "it is not what was fetched: its hash is " + hash + "; restore it from a copy");
    }
    return PageParsing.parse(body, reader);
  }

  private Found found() throws IOException {
    Found known = found;
    if (known == null) {
      known = look();
      found = known;
    }
    return known;
  }

  private Found look() throws IOException {
    SortedMap<String, SourceFile> files = new TreeMap<>();
    long[] leftOut = new long[1];
    try {
      leftOut[0] +=
          scope.list(
              Instant.now(),
              file -> {
                if (isPage(file.key())) {
                  files.put(file.key(), file);
                } else {
                  leftOut[0]++;
                }
              });
    } catch (ListingException e) {
      throw new IOException(e.getMessage(), e);
    }
    ScopedReader bytes = scope.reader();
    Replay replay = new Replay(files, file -> account(file, bytes));
    leftOut[0] += replay.leftOver();
    if (leftOut[0] > 0) {
      LOG.info("{} files in {} are no pages and are not read", leftOut[0], scope.input());
    }
    return new Found(replay.pages(), files, bytes);
  }

  private static boolean isPage(String key) {
    String name = key.toLowerCase(Locale.ROOT);
    return name.endsWith(".json") || name.endsWith(".json.gz");
  }

  private static Optional<LandedRun> account(SourceFile file, ScopedReader reader) {
    try {
      return LandedRunFile.parse(file.metadata().uri(), reader.read(file, LARGEST));
    } catch (ExtractionException e) {
      // Read as a page it fails again, and that is told.
      return Optional.empty();
    }
  }
}
