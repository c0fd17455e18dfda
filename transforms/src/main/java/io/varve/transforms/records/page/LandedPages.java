package io.varve.transforms.records.page;

import io.varve.io.model.ContentHash;
import io.varve.io.run.RawFiles;
import io.varve.io.run.RunWorkspace;
import io.varve.io.storage.DamagedException;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.records.source.PageContent;
import io.varve.transforms.records.source.PageReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pages that a run fetched, in the warehouse. */
public final class LandedPages implements RecordPages {

  private static final long serialVersionUID = 1;
  private static final int LARGEST = 1 << 28;

  private final RunWorkspace workspace;
  private final PageReader reader;

  /** Returns the pages of the run of this workspace, which has fetched them already. */
  public LandedPages(RunWorkspace workspace, PageReader reader) {
    this.workspace = workspace;
    this.reader = reader;
  }

  @Override
  public List<LandedListing> asked() throws IOException {
    return new LandedRuns(workspace.raw())
        .find(workspace.runId())
        .map(LandedRun::listings)
        .orElse(List.of());
  }

  @Override
  public List<RecordPage> list() throws IOException {
    List<RecordPage> pages = new ArrayList<>();
    for (LandedListing listing : asked()) {
      for (LandedPage page : listing.pages()) {
        pages.add(
            new RecordPage(
                pages.size(),
                page.path(),
                RawFiles.FOLDER + "/" + page.path(),
                Optional.of(page.sha256()),
                Optional.of(listing.fetchedAt())));
      }
    }
    return pages;
  }

  @Override
  public PageContent read(RecordPage page) throws IOException, ExtractionException {
    byte[] body = PageBytes.unpack(workspace.raw().read(page.uri()), LARGEST);
    String found = ContentHash.of(body).value();
    if (!page.sha256().equals(Optional.of(found))) {
      throw new DamagedException(page.uri(), page.sha256().orElse("a hash"), found);
    }
    return PageParsing.parse(body, reader);
  }
}
