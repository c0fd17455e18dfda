package io.varve.transforms.records.page;

import io.varve.io.model.FailureCode;
import io.varve.io.model.SourceFile;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.ListingException;
import io.varve.transforms.listing.ScopedReader;
import io.varve.transforms.records.source.PageReader;
import io.varve.transforms.records.source.Request;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The pages in a folder or bucket: all files whose names end in {@code .json} or {@code .json.gz}.
 * Where the account of a run lies beside its pages, they are replayed: what was asked, when, and
 * whether the answer is complete comes from there. Of other files nothing is known but what they
 * say.
 */
public final class InputPages implements PageCollection {

  private static final long serialVersionUID = 1;

  /** What is known of a page that lies there alone. */
  private static final Request UNKNOWN = new Request("/", Collections.emptySortedMap());

  private final InputScope scope;
  private final PageOpener opener;
  private transient volatile ScopedReader files;

  /**
   * Returns the pages of an input.
   *
   * @param maxBytes largest page, as kept and unpacked
   */
  public InputPages(InputScope scope, PageReader reader, int maxBytes) {
    this.scope = scope;
    this.opener = new PageOpener(reader, maxBytes);
  }

  @Override
  public PageCatalog catalog() throws ListingException {
    SortedMap<String, SourceFile> found = new TreeMap<>();
    long[] leftOut = new long[1];
    long unselected =
        scope.list(
            Instant.now(),
            file -> {
              if (isPage(file.key())) {
                found.put(file.key(), file);
              } else {
                leftOut[0]++;
              }
            });
    Replay replay = new Replay(found, this::account);
    replay.others().forEach((key, file) -> replay.pages().add(alone(file)));
    return new PageCatalog(
        replay.runs(), replay.pages(), unselected + leftOut[0] + replay.leftOver());
  }

  private static boolean isPage(String key) {
    String name = key.toLowerCase(Locale.ROOT);
    return name.endsWith(".json") || name.endsWith(".json.gz");
  }

  private static PageRef alone(SourceFile file) {
    return new PageRef(
        file.metadata().uri(),
        UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(file));
  }

  /** Returns the account in a file, when it is one. */
  private Optional<LandedRun> account(SourceFile file) {
    try {
      return LandedRunFile.parse(file.metadata().uri(), files().read(file, opener.maxBytes()));
    } catch (ExtractionException e) {
      // It fails as a page, too, which is told.
      return Optional.empty();
    }
  }

  @Override
  public ReadPage read(PageRef page) {
    return opener.open(
        page,
        () ->
            files()
                .read(
                    page.file()
                        .orElseThrow(
                            () ->
                                new ExtractionException(
                                    FailureCode.FETCH,
                                    "it is not in the input, though the account of its run names"
                                        + " it; copy the whole folder")),
                    opener.maxBytes()));
  }

  private ScopedReader files() {
    ScopedReader known = files;
    if (known == null) {
      known = scope.reader();
      files = known;
    }
    return known;
  }
}
