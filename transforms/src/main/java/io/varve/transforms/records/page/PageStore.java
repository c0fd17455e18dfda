package io.varve.transforms.records.page;

import io.varve.io.model.ContentHash;
import io.varve.io.run.RawFiles;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/** Keeps pages in a warehouse. Safe for several threads. */
public final class PageStore {

  private final RawFiles raw;

  public PageStore(RawFiles raw) {
    this.raw = raw;
  }

  /** Returns the folder of a run's listing, relative to that of all raw pages. */
  public static String folder(String runId, int listing) {
    return runId + "/" + String.format(Locale.ROOT, "%04d", listing);
  }

  /**
   * Keeps a page. A file of an earlier try of the same run stays as it is: the same page is not
   * kept twice, another one gets another name.
   *
   * @param folder folder, relative to that of all raw pages
   * @param number number of the page
   * @param records number of records in it
   */
  public LandedPage keep(String folder, int number, byte[] body, int records) throws IOException {
    byte[] packed = PageBytes.pack(body);
    String name = folder + "/page-" + String.format(Locale.ROOT, "%05d", number);
    String path = name + ".json.gz";
    for (int copy = 2; !isKept(RawFiles.FOLDER + "/" + path, packed); copy++) {
      path = name + "-" + copy + ".json.gz";
    }
    return new LandedPage(path, body.length, packed.length, ContentHash.of(body).value(), records);
  }

  private boolean isKept(String path, byte[] packed) throws IOException {
    return raw.create(path, packed) || Arrays.equals(raw.read(path), packed);
  }
}
