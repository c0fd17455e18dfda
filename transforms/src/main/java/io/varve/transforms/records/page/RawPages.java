package io.varve.transforms.records.page;

import io.varve.io.model.FailureCode;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storages;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.records.source.PageReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pages of one run in a warehouse, those that it took over included. */
public final class RawPages implements PageCollection {

  private static final long serialVersionUID = 1;

  private final String warehouse;
  private final String runId;
  private final PageOpener opener;
  private transient volatile Storage storage;

  /**
   * Returns the pages of a run.
   *
   * @param warehouse location of the warehouse
   * @param maxBytes largest page, as kept and unpacked
   */
  public RawPages(String warehouse, String runId, PageReader reader, int maxBytes) {
    this.warehouse = warehouse;
    this.runId = runId;
    this.opener = new PageOpener(reader, maxBytes);
  }

  @Override
  public PageCatalog catalog() throws IOException {
    Optional<LandedRun> run = new LandedRuns(storage()).find(runId);
    return new PageCatalog(run.stream().toList(), pages(run.stream().toList()), 0);
  }

  private static List<PageRef> pages(List<LandedRun> runs) {
    List<PageRef> pages = new ArrayList<>();
    for (LandedRun run : runs) {
      for (LandedListing listing : run.listings()) {
        listing.pages().forEach(page -> pages.add(ref(listing, page)));
      }
    }
    return pages;
  }

  /** Returns a page as the account names it. */
  static PageRef ref(LandedListing listing, LandedPage page) {
    return new PageRef(
        WarehouseLayout.RAW + "/" + page.path(),
        listing.listing().first(),
        Optional.of(listing.listing().name()),
        Optional.of(listing.fetchedAt()),
        Optional.of(page.sha256()),
        Optional.empty());
  }

  @Override
  public ReadPage read(PageRef page) {
    return opener.open(page, () -> stored(page.place()));
  }

  private byte[] stored(String path) throws ExtractionException, IOException {
    long size = storage().size(path).orElse(0L);
    if (size > opener.maxBytes()) {
      throw new ExtractionException(
          FailureCode.LIMIT, "it has " + size + " bytes, more than " + opener.maxBytes());
    }
    return storage().read(path);
  }

  private Storage storage() throws IOException {
    Storage known = storage;
    if (known == null) {
      known = Storages.open(warehouse);
      storage = known;
    }
    return known;
  }
}
