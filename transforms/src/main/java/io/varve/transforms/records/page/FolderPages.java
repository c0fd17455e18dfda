package io.varve.transforms.records.page;

import io.varve.io.json.Json;
import io.varve.io.model.SourceFile;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.ListingException;
import io.varve.transforms.records.source.PageContent;
import io.varve.transforms.records.source.PageReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Pages in a folder or bucket, each a file, compressed or not. Where {@code listings.json} lies
 * beside them, as in the folder of a run's raw pages, it says what they hash to and when they were
 * fetched: to read them again is a replay. Holds the list of the files in memory.
 */
public final class FolderPages implements RecordPages {

  private static final long serialVersionUID = 1;
  private static final int LARGEST = 1 << 28;
  private static final String LISTING = "listing.json";

  private final InputScope scope;
  private final PageReader reader;
  private transient volatile SortedMap<String, SourceFile> files;

  public FolderPages(InputScope scope, PageReader reader) {
    this.scope = scope;
    this.reader = reader;
  }

  @Override
  public List<LandedListing> asked() {
    return List.of();
  }

  @Override
  public List<RecordPage> list() throws IOException {
    Map<String, Fetched> accounts = accounts();
    List<RecordPage> pages = new ArrayList<>();
    for (SourceFile file : files().values()) {
      String name = name(file.key());
      if (!name.equals(LandedRun.FILE) && !name.equals(LISTING)) {
        Optional<Fetched> fetched = Optional.ofNullable(accounts.remove(file.key()));
        pages.add(
            new RecordPage(
                pages.size(),
                file.key(),
                file.metadata().uri(),
                fetched.map(Fetched::sha256),
                fetched.map(Fetched::at)));
      }
    }
    if (!accounts.isEmpty()) {
      throw new IOException(
          "Cannot read the pages: "
              + accounts.keySet().iterator().next()
              + " belongs to them and is not in "
              + scope.input()
              + ". Give the folder that holds all of them.");
    }
    return pages;
  }

  @Override
  public PageContent read(RecordPage page) throws IOException, ExtractionException {
    byte[] body = PageBytes.unpack(scope.reader().read(files().get(page.name()), LARGEST), LARGEST);
    return PageParsing.parse(body, reader);
  }

  /** What an account says of a page. */
  private record Fetched(String sha256, Instant at) {}

  private Map<String, Fetched> accounts() throws IOException {
    Map<String, Fetched> pages = new HashMap<>();
    for (SourceFile file : files().values()) {
      if (name(file.key()).equals(LandedRun.FILE)) {
        LandedRun run = account(file);
        String folder = file.key().substring(0, file.key().length() - LandedRun.FILE.length());
        for (LandedListing listing : run.listings()) {
          for (LandedPage page : listing.pages()) {
            pages.put(key(folder, run.runId(), page.path()), fetched(page, listing));
          }
        }
      }
    }
    return pages;
  }

  private static Fetched fetched(LandedPage page, LandedListing listing) {
    return new Fetched(page.sha256(), listing.fetchedAt());
  }

  /** Paths in an account begin with a run; the folder of the account is that of its run. */
  private static String key(String folder, String runId, String path) {
    if (path.startsWith(runId + "/")) {
      return folder + path.substring(runId.length() + 1);
    }
    String above = folder.isEmpty() ? "../" : folder.substring(0, folder.length() - 1);
    return above.equals("../") ? above + path : above.replaceFirst("[^/]*$", "") + path;
  }

  private LandedRun account(SourceFile file) throws IOException {
    try {
      byte[] json = scope.reader().read(file, LARGEST);
      return Json.value(Json.parse(new String(json, StandardCharsets.UTF_8)), LandedRun.class);
    } catch (ExtractionException | IOException e) {
      throw new IOException(
          "Cannot read "
              + file.metadata().uri()
              + ", which says when the pages beside it were fetched: "
              + e.getMessage()
              + ". Mend it, or leave it out with --exclude.",
          e);
    }
  }

  private SortedMap<String, SourceFile> files() throws IOException {
    SortedMap<String, SourceFile> known = files;
    if (known == null) {
      known = new TreeMap<>();
      SortedMap<String, SourceFile> listed = known;
      try {
        long unused = scope.list(Instant.now(), file -> listed.put(file.key(), file));
      } catch (ListingException e) {
        throw new IOException(e.getMessage(), e);
      }
      files = known;
    }
    return known;
  }

  private static String name(String key) {
    return key.substring(key.lastIndexOf('/') + 1);
  }
}
